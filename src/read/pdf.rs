//! PDF: not yet.
pub(super) fn read(_: &[u8]) -> Result<super::Document, super::ReadError> {
    Err(super::ReadError::LeftOut { feature: "pdf" })
}
