//! One build at a time.

use std::fs::{File, TryLockError};

use super::{BuildError, BuildOptions};

/// Waits until no other process builds, and returns the lock. It is let go when dropped, or when the process dies.
pub(super) fn acquire(options: &BuildOptions<'_>) -> Result<File, BuildError> {
    let folder = options.kept();
    std::fs::create_dir_all(&folder).map_err(|source| BuildError::file("create", &folder, source))?;
    let path = folder.join("lock");
    let failed = |source| BuildError::file("lock", &path, source);
    let lock = File::create(&path).map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            options.say("waiting for another build of the site to end");
            lock.lock().map_err(failed)?;
        }
        Err(TryLockError::Error(source)) => return Err(failed(source)),
    }
    Ok(lock)
}
