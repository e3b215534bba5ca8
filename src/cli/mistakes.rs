//! Wrong arguments of the command line in Chinese. The library that reads the arguments writes English.

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the arguments, as lines in Chinese; `None` for the help and the version, which are no mistakes.
pub(super) fn in_chinese(error: &clap::Error) -> Option<String> {
    let value = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let (argument, given) = (value(ContextKind::InvalidArg), value(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "没有写要做什么，例如 huikan build".to_owned()
        }
        ErrorKind::InvalidSubcommand => format!("没有 {} 这个命令", value(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项"),
        ErrorKind::MissingRequiredArgument => format!("缺 {argument}"),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 不能与 {} 同时用，也不能写两次", value(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if given.is_empty() => format!("{argument} 后面缺一个值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("{argument} 不能是 {given}"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的值太多或太少")
        }
        ErrorKind::NoEquals => format!("{argument} 后面要写等号"),
        ErrorKind::InvalidUtf8 => "有一个参数不是 UTF-8 文字".to_owned(),
        _ => "命令写错了".to_owned(),
    };
    let valid = value(ContextKind::ValidValue);
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.into_iter().map(value).find(|meant| !meant.is_empty());
    let advice = match meant {
        Some(meant) => format!("；是不是 {meant}？"),
        None if !valid.is_empty() => format!("；可以写：{valid}"),
        None => String::new(),
    };
    Some(format!("错误: {said}{advice}\n用法见 huikan --help\n\n"))
}
