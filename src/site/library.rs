//! Rust's standard library, compiled together with the modules: what they do not use of it is left out, and so are the
//! words and places of panics, which nobody reads in a browser. The modules are smaller by a ninth.
//!
//! The options for it are not stable yet, so the compiler is asked whether it knows them. Where it does not, or where the
//! library's source cannot be got, the modules take the library as it comes: they do the same, and are larger.

use std::path::Path;
use std::process::Command;

use super::command::{exists, output, run};
use super::tools::WASM_TARGET;
use super::{BuildError, BuildOptions};

/// Lets a stable compiler take options that are not stable yet. The library was compiled with it, too.
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");

/// A panic ends in a trap at once, and no place in the source is kept.
pub(super) const RUSTC: [&str; 6] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    // Loops, branches and calls that are changed to be faster are longer.
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-enable-pre=false",
    "-Cllvm-args=-inline-call-penalty=40",
];

/// What cargo compiles the library with.
const CARGO: [&str; 4] = ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];

/// How the modules get the standard library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Library {
    /// It is compiled together with the module.
    Compiled,
    /// It comes with the compiler.
    AsItComes,
}

impl Library {
    /// Finds out how, and gets the source of the library if rustup can.
    pub(super) fn find(options: &BuildOptions<'_>) -> Self {
        if !knows_the_options() {
            options.say("rust: this compiler cannot compile its library with the modules; they will be larger");
            return Self::AsItComes;
        }
        if !source_is_there() && exists("rustup") {
            options.say("rust: adding the source of the standard library");
            // Without it there is another way, so this is no reason to stop.
            let _: Result<(), BuildError> =
                run(options, "rustup", Command::new("rustup").args(["component", "add", "rust-src"]));
        }
        if source_is_there() {
            return Self::Compiled;
        }
        options.say("rust: the source of the standard library is not there; the modules will be larger");
        Self::AsItComes
    }

    /// Returns what cargo is told for it.
    pub(super) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Compiled => &CARGO,
            Self::AsItComes => &[],
        }
    }

    /// Sets what a program that calls cargo needs for it.
    pub(super) fn prepare(self, command: &mut Command) {
        if self == Self::AsItComes {
            return;
        }
        let (name, value) = UNSTABLE;
        command.env(name, value);
        // For the module alone: wasm-pack may have to compile a program for this machine as well. Cargo heeds this
        // variable only where the others are not set.
        let of_the_target = format!("CARGO_TARGET_{}_RUSTFLAGS", WASM_TARGET.to_uppercase().replace('-', "_"));
        command.env(of_the_target, RUSTC.join(" ")).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    }
}

fn knows_the_options() -> bool {
    let (name, value) = UNSTABLE;
    output(Command::new("rustc").env(name, value).args(RUSTC).args(["--print", "cfg", "--target", WASM_TARGET]))
        .is_some()
}

fn source_is_there() -> bool {
    let root = output(Command::new("rustc").args(["--print", "sysroot"]));
    root.is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_are_for_the_module_alone() {
        let mut command = Command::new("wasm-pack");
        Library::Compiled.prepare(&mut command);
        let set: Vec<_> = command.get_envs().filter(|(_, value)| value.is_some()).map(|(name, _)| name).collect();
        assert_eq!(set, ["CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "RUSTC_BOOTSTRAP"]);
    }

    #[test]
    fn the_library_as_it_comes_needs_nothing() {
        let mut command = Command::new("wasm-pack");
        Library::AsItComes.prepare(&mut command);
        assert_eq!((command.get_envs().count(), Library::AsItComes.arguments().len()), (0, 0));
    }
}
