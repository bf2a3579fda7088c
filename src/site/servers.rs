//! What other servers need: their configuration, with the headers that the site is made to work under.

use minijinja::{Environment, context};

use super::assemble::File;
use super::pages::PageError;
use super::server::SECURITY_HEADERS;
use super::{BuildError, BuildOptions, CONTENT_SECURITY_POLICY, read};

/// The configurations: for other servers to read, and for nobody to fetch.
pub(super) const CONFIGURATIONS: [&str; 2] = ["nginx.conf", "web.config"];

/// Returns the configuration for IIS and for nginx.
pub(super) fn files(options: &BuildOptions<'_>) -> Result<Vec<File>, BuildError> {
    let folder = options.www().join("servers");
    let csp = content_security_policy(&options.frame_hosts);
    let mut files = Vec::new();
    for name in CONFIGURATIONS {
        let source = read(&folder.join(name))?;
        // Neither name ends in `.html`, so nothing is escaped: the policy's quotes are single ones.
        let headers: Vec<_> = SECURITY_HEADERS.iter().map(|&(name, value)| context! { name, value }).collect();
        let context = context! { csp => &csp, headers };
        let text = Environment::new().render_named_str(name, &source, context).map_err(PageError::from)?;
        files.push((name.into(), format!("{text}\n").into_bytes()));
    }
    Ok(files)
}

/// Returns the policy of a site that pages of these origins may show in an iframe.
fn content_security_policy(frame_hosts: &[String]) -> String {
    let ancestors: String = frame_hosts.iter().map(|origin| format!(" {origin}")).collect();
    CONTENT_SECURITY_POLICY.replace("frame-ancestors 'self'", &format!("frame-ancestors 'self'{ancestors}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_frames_are_named_in_the_policy() {
        let policy = content_security_policy(&["https://intranet.example".to_owned()]);
        assert!(policy.contains("; frame-ancestors 'self' https://intranet.example; "), "{policy}");
        assert_eq!(content_security_policy(&[]), CONTENT_SECURITY_POLICY);
    }

    #[test]
    fn the_policy_fits_into_both_files() {
        assert!(!CONTENT_SECURITY_POLICY.contains(['"', '&', '<', '$']), "a quote or a sign that would need escaping");
        let files = files(&BuildOptions::new()).unwrap();
        let both = |part: &str| files.iter().all(|(_, content)| String::from_utf8_lossy(content).contains(part));
        assert!(both(CONTENT_SECURITY_POLICY));
        for (name, value) in SECURITY_HEADERS {
            assert!(!value.contains(['"', '&', '<', '$']), "{name}: {value}");
            assert!(both(name) && both(&format!("\"{value}\"")), "{name}");
        }
    }
}
