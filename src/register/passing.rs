//! What passes from the worker that reads to the page, and what a draft holds beside the register.

use entry::{RegisterEntry, json};
use packed::{Packed, Packer, Unpacker, choice, fields};

use super::{
    import::{DaysRead, Import, Log, Order, Reason, Refused, Table},
    ledger::Ledger,
    ledger_file,
    merge::{Clash, Found, Other, Side},
};

/// Returns an entry as it passes.
pub fn entry_text(entry: &RegisterEntry) -> String {
    json::compact(entry).unwrap_or_default()
}

/// Returns the entry that passed as this text.
pub fn entry_of(text: &str) -> Option<RegisterEntry> {
    json::parse(text).ok()
}

impl Packed for Found {
    fn pack(&self, to: &mut Packer) {
        let Self { source, entry, lines, from, sent, is_row } = self;
        [source, &entry_text(entry), from, sent].into_iter().for_each(|text| text.pack(to));
        lines.pack(to);
        is_row.pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        let mut text = || String::unpack(from);
        let (source, entry, sender, sent) = (text()?, entry_of(&text()?)?, text()?, text()?);
        Some(Self { source, entry, lines: Packed::unpack(from)?, from: sender, sent, is_row: bool::unpack(from)? })
    }
}

impl Packed for Ledger {
    fn pack(&self, to: &mut Packer) {
        ledger_file::write(self).unwrap_or_default().pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        ledger_file::parse(&String::unpack(from)?).ok()
    }
}

choice!(Order: Order::DayFirst, Order::MonthFirst);
choice!(Other: Other::Copy, Other::Entry, Other::Block);
choice!(Side: Side::Mine, Side::Theirs);

fields!(Clash: reference, column, mine, theirs, with, source, choice);
fields!(DaysRead: source, order);
fields!(Import: found, refused, registers, logs, passed, days);
fields!(Log: source, table, columns);
fields!(Reason: key, values);
fields!(Refused: source, reason, text, lines, from, sent);
fields!(Table: header, rows, order, is_order_told);
