//! Stamps: what a step was last made from, so that it is not done again for nothing.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use super::{BuildError, BuildOptions, write};

/// The fingerprint of a step's inputs, and the file that remembers the last one.
pub(super) struct Stamp {
    file: PathBuf,
    fingerprint: String,
}

impl Stamp {
    /// Takes the fingerprint of all files at or below `inputs`.
    ///
    /// It is of the content, not of the times: a fresh clone or a switched branch changes every time and often nothing
    /// else. `settings` stands for whatever else the step depends on.
    pub(super) fn take(
        options: &BuildOptions<'_>,
        step: &str,
        inputs: &[PathBuf],
        settings: &impl Hash,
    ) -> Result<Self, BuildError> {
        let mut files = BTreeSet::new();
        for input in inputs {
            collect(input, &mut files)?;
        }
        let mut hasher = DefaultHasher::new();
        settings.hash(&mut hasher);
        for file in &files {
            file.strip_prefix(&options.root).unwrap_or(file).hash(&mut hasher);
            std::fs::read(file).map_err(|source| BuildError::file("read", file, source))?.hash(&mut hasher);
        }
        let file = options.work().join("stamps").join(step);
        Ok(Self { file, fingerprint: format!("{:016x}", hasher.finish()) })
    }

    /// Returns the stamp of something that all builds of this source share.
    pub(super) fn of_all_builds(mut self, options: &BuildOptions<'_>) -> Self {
        if let Ok(name) = self.file.strip_prefix(options.work()) {
            self.file = options.kept().join(name);
        }
        self
    }

    /// Returns whether the step was last finished with these very inputs.
    pub(super) fn is_current(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|last| last == self.fingerprint)
    }

    /// Remembers that the step is finished.
    pub(super) fn keep(&self) -> Result<(), BuildError> {
        write(&self.file, self.fingerprint.as_bytes())
    }
}

fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), BuildError> {
    if !path.is_dir() {
        files.insert(path.to_owned());
        return Ok(());
    }
    let failed = |source| BuildError::file("list", path, source);
    for entry in std::fs::read_dir(path).map_err(failed)? {
        collect(&entry.map_err(failed)?.path(), files)?;
    }
    Ok(())
}
