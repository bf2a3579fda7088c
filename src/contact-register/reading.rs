//! Reading beside the page, in a worker: the same reader, and what it found as a text that passes from one to the other.

use policy::Policy;
use register::import::{Import, read, read_pasted};

/// Reads a file, or a text that was pasted, and returns what it holds as JSON.
///
/// # Errors
///
/// Returns an error only if what was found could not be written as JSON, which its types rule out.
pub fn read_apart(policy: &Policy, name: &str, content: &[u8], is_pasted: bool) -> Result<String, serde_json::Error> {
    let mut import = Import::default();
    if is_pasted {
        read_pasted(name, &String::from_utf8_lossy(content), policy, &mut import);
    } else {
        read(name, content, policy, &mut import);
    }
    serde_json::to_string(&import)
}
