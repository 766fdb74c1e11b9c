//! Character encodings that survey tools and spreadsheets write.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{Decoder, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::document::record::words;
use crate::error::code::Code;
use crate::error::expected::Expected;
use crate::error::fault::Error;
use crate::error::found::Remark;
use crate::error::location::Location;

words! {
    /// How the bytes of a text file stand for characters.
    pub enum Encoding {
        /// UTF-8, with or without byte order mark.
        Utf8 = "utf-8",
        /// UTF-16, little end first.
        Utf16Le = "utf-16le",
        /// UTF-16, big end first.
        Utf16Be = "utf-16be",
        /// Windows-1252, what French spreadsheets write by default.
        Windows1252 = "windows-1252",
        /// Mac OS Roman, what old spreadsheets on a Macintosh write.
        Macintosh = "macintosh",
    }
}

impl Encoding {
    fn known(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
            Self::Macintosh => MACINTOSH,
        }
    }

    /// How many bytes of a file are its byte order mark.
    pub(crate) fn mark_length(self, bytes: &[u8]) -> usize {
        let mark: &[u8] = match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Windows1252 | Self::Macintosh => b"",
        };
        if bytes.starts_with(mark) { mark.len() } else { 0 }
    }

    /// How many bytes a text takes in a file.
    pub(crate) fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16Le | Self::Utf16Be => 2 * text.encode_utf16().count(),
            Self::Windows1252 | Self::Macintosh => text.chars().count(),
        }
    }
}

/// The text of a file and how it is encoded, found out unless it is given.
pub(crate) fn decode(
    bytes: &[u8],
    given: Option<Encoding>,
) -> Result<(Cow<'_, str>, Encoding), Error> {
    let mut probe = Probe::default();
    probe.feed(bytes);
    let encoding = probe.encoding(given)?;
    let bytes = bytes.get(encoding.mark_length(bytes)..).unwrap_or_default();
    let (text, broken) = encoding.known().decode_without_bom_handling(bytes);
    if broken {
        return Err(broken_character(encoding));
    }
    check_nul(&text)?;
    Ok((text, encoding))
}

fn broken_character(encoding: Encoding) -> Error {
    let expected = Expected::This { value: encoding.as_str().to_owned() };
    Error::usage(Code::InvalidEncoding, expected, Remark::BrokenCharacter)
}

pub(super) fn check_nul(text: &str) -> Result<(), Error> {
    let Some(at) = text.find('\0') else { return Ok(()) };
    Err(nul(newlines(text.get(..at).unwrap_or_default().as_bytes()) + 1))
}

fn nul(line: u64) -> Error {
    let expected = Expected::PlainTextFile;
    let location = Location::File { line, column: 0 };
    Error::new(Code::InvalidEncoding, location, expected, Remark::from(0x00))
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// What the bytes of a file tell of its encoding, looked at piece by piece.
#[derive(Default)]
pub(super) struct Probe {
    start: Vec<u8>,
    /// A character that the next piece ends.
    cut: Vec<u8>,
    line: u64,
    /// Whether something beyond ASCII was valid UTF-8.
    utf8: bool,
    /// The first byte that is no UTF-8.
    invalid: Option<(u64, u8)>,
    /// The first byte that Windows-1252 does not have.
    unassigned: Option<(u64, u8)>,
    nul: Option<u64>,
    last: u8,
    /// Letters beside others, if it is Windows-1252 or Mac OS Roman.
    windows: u64,
    macintosh: u64,
}

impl Probe {
    /// Looks at the next piece.
    pub(super) fn feed(&mut self, piece: &[u8]) {
        if self.start.len() < 3 {
            self.start.extend(piece.iter().take(3 - self.start.len()));
        }
        if self.nul.is_none()
            && let Some(at) = piece.iter().position(|byte| *byte == 0)
        {
            self.nul = Some(self.line + newlines(&piece[..at]) + 1);
        }
        if self.invalid.is_none() {
            self.feed_utf8(piece);
        }
        if self.invalid.is_some() {
            self.feed_letters(piece);
        }
        self.line += newlines(piece);
    }

    fn feed_utf8(&mut self, piece: &[u8]) {
        let whole: Cow<'_, [u8]> = if self.cut.is_empty() {
            Cow::Borrowed(piece)
        } else {
            Cow::Owned([std::mem::take(&mut self.cut), piece.to_vec()].concat())
        };
        match std::str::from_utf8(&whole) {
            Ok(text) => self.utf8 |= !text.is_ascii(),
            Err(error) => {
                let (valid, rest) = whole.split_at(error.valid_up_to());
                self.utf8 |= !valid.is_ascii();
                if error.error_len().is_none() {
                    self.cut = rest.to_vec();
                } else {
                    let byte = rest.first().copied().unwrap_or_default();
                    self.invalid = Some((self.line + newlines(valid) + 1, byte));
                }
            }
        }
    }

    fn feed_letters(&mut self, piece: &[u8]) {
        for (at, byte) in piece.iter().copied().enumerate() {
            if self.unassigned.is_none() && matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) {
                self.unassigned = Some((self.line + newlines(&piece[..at]) + 1, byte));
            }
            let (letter, other) =
                if byte.is_ascii_alphabetic() { (byte, self.last) } else { (self.last, byte) };
            if letter.is_ascii_alphabetic() {
                // ß to ÿ, œ, and the curly apostrophe.
                self.windows += u64::from(matches!(other, 0xDF..=0xF6 | 0xF8.. | 0x9C | 0x92));
                // É à â ç é è ê ù û, and the curly apostrophe; what is a quote or
                // a dash in Windows-1252 does not count.
                let of_macintosh = matches!(
                    other,
                    0x83 | 0x88 | 0x89 | 0x8D | 0x8E | 0x8F | 0x90 | 0x9D | 0x9E | 0xD5
                );
                self.macintosh += u64::from(of_macintosh);
            }
            self.last = byte;
        }
    }

    /// The encoding: by the mark, as given, or as the bytes are.
    pub(super) fn encoding(mut self, given: Option<Encoding>) -> Result<Encoding, Error> {
        if let Some(first) = self.cut.first().copied() {
            self.invalid = self.invalid.or(Some((self.line + 1, first)));
            let cut = std::mem::take(&mut self.cut);
            self.feed_letters(&cut);
        }
        let by_mark = match self.start[..] {
            [0xEF, 0xBB, 0xBF] => Some(Encoding::Utf8),
            [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
            [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
            _ => None,
        };
        let encoding = by_mark.or(given).unwrap_or(match self.invalid {
            None => Encoding::Utf8,
            // Valid UTF-8 beyond ASCII is no accident: the file is damaged, and
            // reading it otherwise would garble every accent in silence.
            Some(_) if self.utf8 => Encoding::Utf8,
            Some(_) if self.macintosh > self.windows => Encoding::Macintosh,
            Some(_) => Encoding::Windows1252,
        });
        let undecodable = |(line, byte): (u64, u8), expected: Expected| {
            let location = Location::File { line, column: 0 };
            Error::new(Code::InvalidEncoding, location, expected, Remark::from(byte))
        };
        match (encoding, self.invalid, self.unassigned) {
            (Encoding::Utf8, Some(place), _) => Err(undecodable(place, Expected::OneEncoding)),
            (Encoding::Windows1252, _, Some(place)) => {
                Err(undecodable(place, Expected::KnownEncoding))
            }
            (Encoding::Utf8 | Encoding::Windows1252 | Encoding::Macintosh, ..) => {
                self.nul.map_or(Ok(encoding), |line| Err(nul(line)))
            }
            (Encoding::Utf16Le | Encoding::Utf16Be, ..) => Ok(encoding),
        }
    }
}

/// A file as UTF-8, decoded while it is read; its encoding was probed before.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// Decoded and not yet handed out.
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(inner: R, encoding: Encoding) -> Self {
        let decoder = encoding.known().new_decoder_with_bom_removal();
        Self { inner, decoder, raw: vec![0; 1 << 16], text: Vec::new(), at: 0, ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.at == self.text.len() && !self.ended {
            let read = self.inner.read(&mut self.raw)?;
            self.ended = read == 0;
            let piece = self.raw.get(..read).unwrap_or_default();
            let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * read + 16);
            let mut text = String::with_capacity(most);
            let (_, _, broken) = self.decoder.decode_to_string(piece, &mut text, self.ended);
            if broken {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "a broken character"));
            }
            (self.text, self.at) = (text.into_bytes(), 0);
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let left = self.text.get(self.at..).unwrap_or_default();
        let count = left.len().min(into.len());
        into[..count].copy_from_slice(&left[..count]);
        self.at += count;
        Ok(count)
    }
}
