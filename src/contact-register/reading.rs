//! Reading, beside the page in a worker or on the page: the same reader, and from a worker what it found as a text.

use packed::pack;
use policy::Policy;
use register::import::{Import, read, read_pasted};

/// Reads a file, or a text that was pasted, and returns what it holds.
pub fn read_here(policy: &Policy, name: &str, content: &[u8], is_pasted: bool) -> Import {
    let mut import = Import::default();
    if is_pasted {
        read_pasted(name, &String::from_utf8_lossy(content), policy, &mut import);
    } else {
        read(name, content, policy, &mut import);
    }
    import
}

/// Does that, and returns what it holds written down for the page.
pub fn read_apart(policy: &Policy, name: &str, content: &[u8], is_pasted: bool) -> String {
    pack(&read_here(policy, name, content, is_pasted))
}
