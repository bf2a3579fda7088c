//! Every page of the site opens, works under the policy that the server sends, and is accessible.

use crate::driver::browse;
use crate::site::url;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_page_lists_the_policies() {
    browse(|page| async move {
        page.open(&url("index.html")).await;
        page.find("main a[href$='.html']").await;
        assert_eq!(page.axe().await, [""; 0]);
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_policy_page_mounts_the_checker() {
    browse(|page| async move {
        page.open(&url("index.html")).await;
        page.find("main a[href$='.html']").await.click().await.unwrap();
        page.in_checker("h1").await;
        assert_eq!(page.axe().await, [""; 0]);
        page.screenshot("start").await;
        page.resize(320, 640).await;
        assert_eq!(page.sideways_overflow().await, 0, "nothing scrolls sideways at 320 pixels");
        page.screenshot("start-320").await;
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}
