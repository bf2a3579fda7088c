//! CRC-32, as in PNG and ZIP (ISO 3309). Written by hand: the crates bring tables of 8 kB and more, and a block is short.

/// The generating polynomial, its bits reversed.
const POLYNOMIAL: u32 = 0xEDB8_8320;

/// Returns the checksum as eight hexadecimal digits in lower case.
pub fn checksum(bytes: &[u8]) -> String {
    let crc = bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => (crc >> 1) ^ POLYNOMIAL,
            _ => crc >> 1,
        })
    });
    format!("{:08x}", !crc)
}

#[cfg(test)]
mod tests {
    use super::checksum;

    /// The check value that catalogues of checksums give for CRC-32.
    #[test]
    fn the_known_value() {
        assert_eq!(checksum(b"123456789"), "cbf43926");
        assert_eq!(checksum(b""), "00000000");
    }
}
