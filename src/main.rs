//! The native commands.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
