//! A browser tab for a test. Its commands wait until they are done and panic if they fail.

use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

use super::driver::{PATIENCE, driver, pictures};
use super::server::Server;

/// A command to the browser itself, or a request for one of its logs, which the `WebDriver` protocol does not have.
#[derive(Debug)]
struct Vendor {
    at: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.at))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        (axum::http::Method::POST, Some(self.body.to_string()))
    }
}

/// A fresh tab, without emulation and without stored data.
pub struct Tab<'site> {
    client: Option<Client>,
    window: fantoccini::wd::WindowHandle,
    /// The site that it shows.
    pub site: &'site Server,
    name: String,
    end: Instant,
}

impl<'site> Tab<'site> {
    /// Returns a tab for the test `name`, which must end within `time`.
    pub fn new(site: &'site Server, name: &str, time: Duration) -> Self {
        let client = driver().borrow();
        let opened = driver().runtime.block_on(async {
            let window = client.new_window(true).await?.handle;
            client.switch_to_window(window.clone()).await?;
            Ok::<_, fantoccini::error::CmdError>(window)
        });
        let window = opened.expect("a tab");
        let tab = Self { client: Some(client), window, site, name: name.to_owned(), end: Instant::now() + time };
        tab.cdp("Emulation.setFocusEmulationEnabled", json!({"enabled": true}));
        tab.cdp("Network.setCacheDisabled", json!({"cacheDisabled": true}));
        tab.cdp("Storage.clearDataForOrigin", json!({"origin": site.origin(), "storageTypes": "all"}));
        tab.viewport(1280, 900);
        tab.log("browser");
        tab.log("performance");
        tab
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("a tab that is open")
    }

    /// Waits for a command, within the time limits of the command and of the test.
    fn wait<T, E: std::fmt::Debug>(&self, what: &str, command: impl Future<Output = Result<T, E>>) -> T {
        let left = self.end.saturating_duration_since(Instant::now()).min(PATIENCE);
        assert!(!left.is_zero(), "{}: {what}: the time of the test is over", self.name);
        let done = driver().runtime.block_on(async { tokio::time::timeout(left, command).await });
        let done = done.unwrap_or_else(|_| panic!("{}: {what}: no answer within {left:?}", self.name));
        done.unwrap_or_else(|error| panic!("{}: {what}: {error:?}", self.name))
    }

    /// Opens the page at this path below the site's root, and waits until it is loaded.
    pub fn open(&self, path: &str) {
        self.go(&self.site.address(path));
    }

    /// Opens a complete address.
    pub fn go(&self, address: &str) {
        self.wait(address, self.client().goto(address));
    }

    /// Runs a script and returns its result; waits for a promise.
    pub fn eval(&self, script: &str) -> Value {
        self.call(script, Vec::new())
    }

    /// Runs a script with these values as `arguments` and returns its result.
    pub fn call(&self, script: &str, arguments: Vec<Value>) -> Value {
        let what = script.chars().take(60).collect::<String>();
        self.wait(&what, self.client().execute(script, arguments))
    }

    /// Runs a script and returns its result as text.
    pub fn text(&self, script: &str) -> String {
        self.eval(script).as_str().unwrap_or_else(|| panic!("{}: no text from {script}", self.name)).to_owned()
    }

    /// Whether the script returns `true` before a deadline that a busy machine keeps too.
    pub fn becomes(&self, script: &str) -> bool {
        let begun = Instant::now();
        loop {
            if self.eval(script) == true {
                return true;
            }
            if begun.elapsed() > Duration::from_secs(20) {
                return false;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Sends a command of the developer tools, see <https://chromedevtools.github.io/devtools-protocol/>.
    pub fn cdp(&self, command: &str, parameters: Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        self.wait(command, self.client().issue_cmd(Vendor { at: "goog/cdp/execute", body }))
    }

    /// Returns the new entries of the log `browser` or `performance` since the last call.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let read = Vendor { at: "se/log", body: json!({"type": kind}) };
        let Value::Array(entries) = self.wait(kind, self.client().issue_cmd(read)) else { return Vec::new() };
        entries
    }

    /// Returns the requested addresses since the last call, in order.
    pub fn requests(&self) -> Vec<String> {
        let asked = self.log("performance").into_iter().filter_map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let event = &message["message"];
            let asked = event["method"] == "Network.requestWillBeSent";
            asked.then(|| event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned())
        });
        asked.collect()
    }

    /// Sets the size of the window, in CSS pixels.
    pub fn viewport(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", size);
    }

    /// Sets the media features, as (name, value).
    pub fn media(&self, features: &[(&str, &str)]) {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.cdp("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// Shows pages as they are printed.
    pub fn print_media(&self) {
        self.cdp("Emulation.setEmulatedMedia", json!({"media": "print"}));
    }

    /// Sets whether pages may run scripts.
    pub fn scripts(&self, allowed: bool) {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({"value": !allowed}));
    }

    /// Presses a key by its name: `Tab`, `Enter`, `Escape`, `ArrowRight`, `Shift+Tab`, or a single character.
    pub fn press(&self, name: &str) {
        let (shift, key) = name.strip_prefix("Shift+").map_or((false, name), |key| (true, key));
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            "ArrowLeft" => (37, ""),
            "ArrowUp" => (38, ""),
            "ArrowRight" => (39, ""),
            "ArrowDown" => (40, ""),
            " " => (32, " "),
            sign => (sign.to_uppercase().bytes().next().map_or(0, i32::from), sign),
        };
        let event = |kind: &str| {
            json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": if kind == "keyUp" { "" }
                    else { text }, "modifiers": if shift { 8 } else { 0 },
            })
        };
        self.cdp("Input.dispatchKeyEvent", event(if text.is_empty() { "rawKeyDown" } else { "keyDown" }));
        self.cdp("Input.dispatchKeyEvent", event("keyUp"));
    }

    /// Clicks on the centre of the first element that matches the selector, with the mouse.
    pub fn click(&self, selector: &str) {
        let at = self.middle(selector);
        self.cdp("Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": at[0], "y": at[1]}));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1});
            self.cdp("Input.dispatchMouseEvent", event);
        }
    }

    /// Returns the centre of the first element that matches the selector, in window coordinates.
    fn middle(&self, selector: &str) -> Value {
        let script = "const e = document.querySelector(arguments[0]); if (!e) return null;
            e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getClientRects()[0];
            return [r.left + r.width / 2, r.top + r.height / 2]";
        let at = self.call(script, vec![json!(selector)]);
        assert!(at.is_array(), "{}: nothing is `{selector}`", self.name);
        at
    }

    /// Follows the first link that matches the selector with the keyboard, and waits until its page is loaded.
    pub fn follow(&self, selector: &str) {
        let script = "const link = document.querySelector(arguments[0]); if (!link) return null;
            window.isLeft = true; link.focus(); return document.activeElement === link";
        let at = self.call(script, vec![json!(selector)]);
        assert_eq!(at, true, "{}: nothing to follow is `{selector}`", self.name);
        self.press("Enter");
        let there = "return !window.isLeft && document.readyState === 'complete'";
        assert!(self.becomes(there), "{}: `{selector}` leads nowhere", self.name);
    }

    /// Taps on the centre of the first element that matches the selector.
    pub fn tap(&self, selector: &str) {
        let at = self.middle(selector);
        let point = json!([{"x": at[0], "y": at[1]}]);
        self.cdp("Input.dispatchTouchEvent", json!({"type": "touchStart", "touchPoints": point}));
        self.cdp("Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []}));
    }

    /// Moves the mouse to the centre of the first element that matches the selector.
    pub fn hover(&self, selector: &str) {
        let at = self.middle(selector);
        self.cdp("Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": at[0], "y": at[1]}));
    }

    /// Makes the browser emulate a phone with the user agent `agent`.
    pub fn phone(&self, agent: &str) {
        let size = json!({"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true});
        self.cdp("Emulation.setDeviceMetricsOverride", size);
        self.cdp("Emulation.setTouchEmulationEnabled", json!({"enabled": true, "maxTouchPoints": 5}));
        self.cdp("Emulation.setUserAgentOverride", json!({"userAgent": agent}));
    }

    /// Sets whether pages may read and write the clipboard.
    pub fn clipboard(&self, allowed: bool) {
        let setting = if allowed { "granted" } else { "denied" };
        for name in ["clipboard-read", "clipboard-write"] {
            let permission = json!({"name": name, "allowWithoutSanitization": false});
            let asked = json!({"permission": permission, "setting": setting, "origin": self.site.origin()});
            self.cdp("Browser.setPermission", asked);
        }
    }

    /// Types the text into the focused element.
    pub fn type_text(&self, text: &str) {
        self.cdp("Input.insertText", json!({"text": text}));
    }

    /// Runs `script` before the scripts of every page from now on.
    pub fn before_pages(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
    }

    /// Lets pages from now on count their timers, for `wait_for_timers`.
    pub fn count_timers(&self) {
        self.before_pages(include_str!("scripts/timers.js"));
    }

    /// Waits until every timer of the page has run.
    pub fn wait_for_timers(&self) {
        assert!(self.becomes("return timersLeft() === 0"), "{}: a timer never runs", self.name);
    }

    /// Sets the clock of every page from now on to this moment; it does not go on.
    pub fn clock(&self, moment: &str) {
        self.before_pages(&include_str!("scripts/clock.js").replace("MOMENT", moment));
    }

    /// Saves a screenshot named after the test and `what`; returns its path.
    pub fn picture(&self, what: &str) -> String {
        let plain = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "-");
        let path = pictures().join(format!("{}-{}.png", plain(&self.name), plain(what)));
        let shot = driver()
            .runtime
            .block_on(async { tokio::time::timeout(Duration::from_secs(20), self.client().screenshot()).await });
        match shot {
            Ok(Ok(bytes)) => std::fs::write(&path, bytes).unwrap(),
            _ => return "no picture".to_owned(),
        }
        path.display().to_string()
    }
}

impl Drop for Tab<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}: what was seen: {}", self.name, self.picture("panic"));
        }
        let Some(client) = self.client.take() else { return };
        let window = self.window.clone();
        let closed = driver().runtime.block_on(async {
            let close = async {
                client.switch_to_window(window).await.ok()?;
                client.close_window().await.ok()?;
                let first = client.windows().await.ok()?.into_iter().next()?;
                client.switch_to_window(first).await.ok()
            };
            tokio::time::timeout(Duration::from_secs(20), close).await.ok().flatten()
        });
        driver().give_back(closed.is_some().then_some(client));
    }
}
