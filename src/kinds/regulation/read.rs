//! Reads the fields of a regulation and checks its rules: its dates are in order, and a digest links to the official text.

use super::{Regulation, Signatory, TextKind, Version};
use crate::faults::{Fault, Severity};
use crate::kinds::common::web_address;
use crate::values::{CalendarDay, text};
use crate::yaml::{Fields, Names, Step, TextOrFields};

/// Reads the fields of a regulation.
pub(in crate::kinds) fn read(fields: &mut Fields) -> Option<Regulation> {
    let (text, effective_on) = (fields.required("text"), fields.required("effective_on"));
    let document_number = fields.optional("document_number");
    let rank = fields.optional("rank");
    let issuers = fields.or_default::<Names>("issuers").0;
    let (adopted_on, promulgated_on) = (fields.optional("adopted_on"), fields.optional("promulgated_on"));
    let version_of = fields.optional("version_of");
    let versions = fields.or_default("versions");
    let amended_by = fields.optional::<TextOrFields<_>>("amended_by").map(|TextOrFields(act)| act);
    let repealed_on = fields.optional("repealed_on");
    let repealed_by = fields.optional::<TextOrFields<_>>("repealed_by").map(|TextOrFields(act)| act);
    let short_titles = fields.or_default::<Names>("short_titles").0;
    let official_url = fields.optional("official_url");
    let signatories = fields.or_default::<Vec<TextOrFields<Signatory>>>("signatories");
    let regulation = Regulation {
        text: text?,
        document_number,
        rank,
        issuers,
        adopted_on,
        promulgated_on,
        effective_on: effective_on?,
        version_of,
        versions,
        amended_by,
        repealed_on,
        repealed_by,
        short_titles,
        official_url,
        signatories: signatories.into_iter().map(|TextOrFields(signatory)| signatory).collect(),
    };
    let faults = [days(fields, &regulation), versions_in_order(fields, &regulation.versions)];
    let more = [unlinked_digest(fields, &regulation), repeal_without_date(fields, &regulation)];
    let addresses = addresses(fields, &regulation);
    for fault in faults.into_iter().flatten().chain(more.into_iter().flatten()).chain(addresses) {
        fields.report(fault);
    }
    Some(regulation)
}

/// The faults where the dates are not in the order adoption, promulgation, effect, repeal. An effective date before the
/// promulgation does occur, so it is only a warning.
fn days(fields: &Fields, regulation: &Regulation) -> Vec<Fault> {
    let (adopted, promulgated) = (regulation.adopted_on, regulation.promulgated_on);
    let (effective, repealed) = (Some(regulation.effective_on), regulation.repealed_on);
    let pairs = [
        (Severity::Error, ("adopted_on", "通过日期", adopted), ("promulgated_on", "公布日期", promulgated)),
        (Severity::Warning, ("promulgated_on", "公布日期", promulgated), ("effective_on", "施行日期", effective)),
        (Severity::Error, ("adopted_on", "通过日期", adopted), ("effective_on", "施行日期", effective)),
        (Severity::Error, ("effective_on", "施行日期", effective), ("repealed_on", "废止日期", repealed)),
    ];
    let mut faults = Vec::new();
    for (severity, (first, first_zh, before), (then, then_zh, after)) in pairs {
        let is_wrong = before.zip(after).is_some_and(|(before, after)| after < before);
        // Adoption and effect are only compared where there is no date of promulgation between them.
        if !is_wrong || (first == "adopted_on" && then == "effective_on" && promulgated.is_some()) {
            continue;
        }
        let message = text!("`{then}`（{then_zh}）在 `{first}`（{first_zh}）之前", "`{then}` comes before `{first}`");
        let help = text!("核对两个日期", "check both dates");
        let place = fields.place(then, &[]);
        let fault = match severity {
            Severity::Error => Fault::error("dates-out-of-order", place, message),
            Severity::Warning | Severity::Note => Fault::warning("dates-out-of-order", place, message),
        };
        faults.push(fault.related(fields.place(first, &[]), text!("另一个日期", "the other date")).help(help));
    }
    faults
}

/// The faults where the versions are not in the order of their effective dates.
fn versions_in_order(fields: &Fields, versions: &[Version]) -> Vec<Fault> {
    let days: Vec<CalendarDay> = versions.iter().map(|version| version.effective_on).collect();
    let wrong = days.windows(2).enumerate().filter(|(_, pair)| pair[1] <= pair[0]);
    let fault = |at: usize| {
        let path = |at| [Step::Index(at), Step::Field("effective_on", "施行日期")];
        let message =
            text!("这个文本不比前一个晚施行", "this version does not come into force after the one before it");
        let help = text!("按施行日期从早到晚排列", "put the versions in the order of their days");
        Fault::error("dates-out-of-order", fields.place("versions", &path(at + 1)), message)
            .related(fields.place("versions", &path(at)), text!("前一个", "the one before"))
            .help(help)
    };
    wrong.map(|(at, _)| fault(at)).collect()
}

/// The fault where a digest has no address of the official text.
fn unlinked_digest(fields: &Fields, regulation: &Regulation) -> Option<Fault> {
    let is_unlinked = regulation.text == TextKind::Digest && regulation.official_url.is_none();
    let message = text!(
        "摘要（text: digest）要给出法规原文的网址，这里缺 `official_url`（官方网址）",
        "a digest has to link the text of the law, but `official_url` is missing"
    );
    let help = text!("加一行 official_url: https://…", "add a line official_url: https://…");
    is_unlinked.then(|| Fault::error("missing-field", fields.place("text", &[]), message).help(help))
}

/// The fault where the repeal has no date.
fn repeal_without_date(fields: &Fields, regulation: &Regulation) -> Option<Fault> {
    let is_undated = regulation.repealed_by.is_some() && regulation.repealed_on.is_none();
    let message = text!(
        "写了 `repealed_by`（废止依据）却没有 `repealed_on`（废止日期）",
        "`repealed_by` is given without `repealed_on`"
    );
    let help = text!("加一行 repealed_on: 2025-01-01", "add a line repealed_on: 2025-01-01");
    is_undated.then(|| Fault::error("missing-field", fields.place("repealed_by", &[]), message).help(help))
}

/// The faults for fields that should be web addresses and are not.
fn addresses(fields: &Fields, regulation: &Regulation) -> Vec<Fault> {
    let url = || Step::Field("url", "网址");
    let act = |act: &Option<super::Act>| act.as_ref().and_then(|act| act.url.clone());
    let mut all: Vec<(&str, Vec<Step>, String)> = Vec::new();
    all.extend(regulation.official_url.clone().map(|address| ("official_url", Vec::new(), address)));
    all.extend(act(&regulation.amended_by).map(|address| ("amended_by", vec![url()], address)));
    all.extend(act(&regulation.repealed_by).map(|address| ("repealed_by", vec![url()], address)));
    for (at, version) in regulation.versions.iter().enumerate() {
        all.extend(version.url.clone().map(|address| ("versions", vec![Step::Index(at), url()], address)));
        let made = [Step::Index(at), Step::Field("amended_by", "修改依据"), url()];
        all.extend(act(&version.amended_by).map(|address| ("versions", made.to_vec(), address)));
    }
    let fault =
        |(field, path, address): (&str, Vec<Step>, String)| web_address(&address, || fields.place(field, &path));
    all.into_iter().filter_map(fault).collect()
}
