//! The browser: one chromedriver for all tests, with two sessions that tests borrow. A shell script stops the driver
//! and every browser when this process ends in any way.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex, OnceLock};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

/// The number of concurrent sessions; the tests should need only two cores.
const SESSIONS: usize = 2;

/// The time limit of a command.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Runs the driver with its files in the folder `$1` and the fonts of `$2`. It stops everything when its standard input
/// ends, that is, when the tests end. Processes of the browser may have left the process group, so it finds them by the
/// folder, which is in their arguments.
const GUARD: &str = r#"
export TMPDIR="$1" FONTCONFIG_FILE="$2"
chromedriver --port=0 --log-level=SEVERE &
read -r _
trap '' TERM
kill -TERM 0
for process in $(grep -lsF -- "$1/" /proc/[0-9]*/cmdline); do
    process=${process#/proc/}
    [ "${process%/cmdline}" = $$ ] || kill -KILL "${process%/cmdline}"
done 2>/dev/null
# What a process that is ending still writes makes the removal fail.
for _ in $(seq 100); do
    rm -rf "$1" 2>/dev/null && break
    sleep 0.02
done
"#;

/// The driver and its resources.
pub struct Driver {
    pub runtime: Runtime,
    address: String,
    guard: Mutex<Child>,
    /// The idle sessions, and how many more may be started.
    idle: Mutex<(Vec<Client>, usize)>,
    freed: Condvar,
}

/// Returns the only driver of this process.
pub fn driver() -> &'static Driver {
    static ONCE: OnceLock<Driver> = OnceLock::new();
    ONCE.get_or_init(Driver::start)
}

/// Returns the folder for screenshots of failures.
pub fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/reader");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

impl Driver {
    fn start() -> Self {
        for program in ["chromium", "chromedriver"] {
            let found = Command::new(program).arg("--version").output();
            assert!(found.is_ok_and(|run| run.status.success()), "`{program}` is not there; scripts/test installs it");
        }
        let folder = std::env::temp_dir().join(format!("huikan-browser-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut guard = Command::new("sh")
            .args(["-c", GUARD, "sh"])
            .arg(&folder)
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/reader/fonts.conf"))
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The driver chooses a free port and prints it.
        let mut said = BufReader::new(guard.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = said
            .find_map(|line| Some(line.split_once("successfully on port ")?.1.trim_end_matches('.').to_owned()))
            .expect("chromedriver says its port");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let address = format!("http://127.0.0.1:{port}");
        Self {
            runtime,
            address,
            guard: Mutex::new(guard),
            idle: Mutex::new((Vec::new(), SESSIONS)),
            freed: Condvar::new(),
        }
    }

    /// Returns a session, which belongs to the test until it is given back.
    pub fn borrow(&self) -> Client {
        let mut idle = self.idle.lock().unwrap();
        loop {
            if let Some(client) = idle.0.pop() {
                return client;
            }
            if idle.1 > 0 {
                idle.1 -= 1;
                drop(idle);
                return self.begin();
            }
            idle = self.freed.wait(idle).unwrap();
        }
    }

    /// Takes a session back; `None` if it is broken, so that another one may be started.
    pub fn give_back(&self, client: Option<Client>) {
        let mut idle = self.idle.lock().unwrap();
        match client {
            Some(client) => idle.0.push(client),
            None => idle.1 += 1,
        }
        drop(idle);
        self.freed.notify_one();
    }

    fn begin(&self) -> Client {
        assert!(self.guard.lock().unwrap().try_wait().unwrap().is_none(), "chromedriver has ended");
        let Value::Object(wanted) = json!({
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars",
                    "--disable-background-networking", "--force-color-profile=srgb", "--lang=zh-CN",
                ],
                "perfLoggingPrefs": {"enableNetwork": true, "enablePage": false},
            },
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "timeouts": {"script": 100_000, "pageLoad": 30_000, "implicit": 0},
        }) else {
            unreachable!()
        };
        let begun = async {
            let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
            let begun = builder.capabilities(wanted).connect(&self.address);
            tokio::time::timeout(PATIENCE, begun).await
        };
        self.runtime.block_on(begun).expect("a browser within its time").expect("a browser")
    }
}
