//! The real page in a real browser. Without Chromium these tests fail, and so do those in Firefox and WebKit where `CI` is set;
//! elsewhere a machine without them says so and does without.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails the test; clippy knows only the test functions themselves"
)]

/// Makes a test in Chromium and one in Firefox of each of these functions of a page.
macro_rules! in_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod chromium {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    $crate::driver::browse(super::$name).await;
                }
            )+
        }
        mod firefox {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    $crate::driver::browse_in($crate::engine::Engine::Firefox, super::$name).await;
                }
            )+
        }
    };
}

/// Makes a test in WebKit, too.
macro_rules! in_webkit {
    ($($name:ident),+ $(,)?) => {
        mod webkit {
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    $crate::driver::browse_in($crate::engine::Engine::WebKit, super::$name).await;
                }
            )+
        }
    };
}

mod driver;
mod engine;
mod folder_server;
#[path = "../shared/hostile_policy.rs"]
mod hostile_policy;
#[path = "../shared/ids.rs"]
mod ids;
mod inspect;
mod journey;
#[path = "../shared/many_ways.rs"]
mod many_ways;
mod page;
mod person;
mod site;

mod access;
mod accessibility;
mod broken;
mod changing;
mod embedding;
mod every;
mod first_screen;
mod forces;
mod forms;
mod frame;
mod hosts;
mod journeys;
mod leads;
mod left_behind;
mod listeners;
mod made_up_language;
mod mistakes;
mod notice;
mod outcome;
mod privacy;
mod protocol_file;
mod public;
mod register;
mod register_intake;
mod register_kept;
mod register_morning;
mod register_support;
mod review;
mod routers;
mod security;
mod servers;
mod smoke;
mod timeline;
mod workbench;
mod workbench_kept;
mod worker;
