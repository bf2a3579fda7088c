//! What the engine, the checks and the commands do, on the real policies and on small ones of their own.

mod cases;
mod commands;
mod diagnostics;
mod properties;
mod shapes;
mod support;
