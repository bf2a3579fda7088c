//! The list of slips.

use chrono::Days;
use serde_json::{Value, json};

use calendar::date_text::{iso_date, parse_date};
use policy::{Message, Policy, Verdict, diagnostic::pointer, message};

use super::{Change, Slip, SlipKind};

/// Returns every slip that can be made in a file, in the file's order.
pub fn slips(json: &Value, policy: &Policy) -> Vec<Slip> {
    let mut list = List { json, policy, slips: Vec::new() };
    for (flow, parts) in object(json.get("flows")) {
        list.flow(flow, parts);
    }
    for (id, advice) in object(json.get("outcomes")) {
        list.outcome(None, &pointer("/outcomes", id), advice);
    }
    list.dates();
    list.provisions();
    list.contacts();
    list.slips
}

/// The fields of an object; none of anything else.
fn object(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

struct List<'l> {
    json: &'l Value,
    policy: &'l Policy,
    slips: Vec<Slip>,
}

impl<'l> List<'l> {
    fn add(&mut self, kind: SlipKind, flow: Option<&str>, place: String, change: Change, what: Message) {
        self.slips.push(Slip { kind, place, what, flow: flow.map(str::to_owned), change });
    }

    fn flow(&mut self, flow: &str, parts: &Value) {
        let at = pointer("/flows", flow);
        let outcomes: Vec<&str> = object(parts.get("outcomes")).map(|(id, _)| id.as_str()).collect();
        for (node, parts) in object(parts.get("nodes")) {
            let at = pointer(&pointer(&at, "nodes"), node);
            let branches: Vec<(&str, &str)> = object(parts.get("branches"))
                .filter_map(|(choice, target)| Some((choice.as_str(), target.as_str()?)))
                .collect();
            for (index, (choice, target)) in branches.iter().enumerate() {
                let place = pointer(&pointer(&at, "branches"), choice);
                let leads = |to: &str| {
                    message!(
                        "`%node%`: `%choice%` leads to `%other%`, not to `%target%`",
                        node,
                        choice,
                        other = to,
                        target
                    )
                };
                // The line below in the file, and an outcome that has nothing to do with it.
                let below = branches.iter().cycle().skip(index + 1).take(branches.len());
                let sibling = below.map(|(_, to)| *to).find(|to| to != target);
                let other = next(&outcomes, target).filter(|other| Some(*other) != sibling);
                for to in sibling.into_iter().chain(other) {
                    self.add(SlipKind::Branch, Some(flow), place.clone(), Change::Set(json!(to)), leads(to));
                }
                let what = message!("`%node%` has no branch for `%choice%`", node, choice);
                self.add(SlipKind::Branch, Some(flow), place, Change::Remove, what);
            }
            if let Some(target) = parts.get("otherwise").and_then(Value::as_str) {
                let place = pointer(&at, "otherwise");
                if let Some(other) = next(&outcomes, target) {
                    let what = message!(
                        "`%node%`: everything else leads to `%other%`, not to `%target%`",
                        node,
                        other,
                        target
                    );
                    self.add(SlipKind::Branch, Some(flow), place.clone(), Change::Set(json!(other)), what);
                }
                let what = message!("`%node%` has no `otherwise`", node);
                self.add(SlipKind::Branch, Some(flow), place, Change::Remove, what);
            }
        }
        for (id, advice) in object(parts.get("outcomes")) {
            self.outcome(Some(flow), &pointer(&pointer(&at, "outcomes"), id), advice);
        }
    }

    fn outcome(&mut self, flow: Option<&str>, at: &str, advice: &Value) {
        let field = |name: &str| pointer(at, name);
        let verdict = advice.get("verdict").and_then(Value::as_str).unwrap_or_default();
        let place = Verdict::ALL.iter().position(|known| known.id() == verdict);
        let near = place.into_iter().flat_map(|place| [place.checked_sub(1), place.checked_add(1)]).flatten();
        for other in near.filter_map(|place| Verdict::ALL.get(place)) {
            let what = message!("`%other%`, not `%verdict%`", other = other.id(), verdict);
            self.add(SlipKind::Verdict, flow, field("verdict"), Change::Set(json!(other.id())), what);
        }
        let numbers: Vec<&str> = self.policy.provisions.keys().map(String::as_str).collect();
        for (index, cite) in strings(advice.get("cites")).into_iter().enumerate() {
            let place = pointer(&field("cites"), index);
            let what = message!("paragraph %cite% is not cited", cite);
            self.add(SlipKind::Citation, flow, place.clone(), Change::Remove, what);
            if let Some(other) = next(&numbers, cite) {
                let what = message!("paragraph %other% is cited, not %cite%", other, cite);
                self.add(SlipKind::Citation, flow, place, Change::Set(json!(other)), what);
            }
        }
        self.decider(flow, &field("refer_to"), advice.get("refer_to"));
        let register = advice.get("register").and_then(Value::as_str).unwrap_or("none");
        for other in ["required", "advised", "none"].into_iter().filter(|other| *other != register) {
            let what = message!("register `%other%`, not `%register%`", other, register);
            self.add(SlipKind::RegisterRule, flow, field("register"), Change::Set(json!(other)), what);
        }
    }

    fn decider(&mut self, flow: Option<&str>, place: &str, refer_to: Option<&Value>) {
        let Some(refer_to) = refer_to else {
            return;
        };
        self.add(SlipKind::Decider, flow, place.to_owned(), Change::Remove, message!("nobody decides"));
        match refer_to {
            Value::String(one) => self.exchange(flow, place.to_owned(), one),
            Value::Array(_) => {
                for (index, contact) in strings(Some(refer_to)).into_iter().enumerate() {
                    self.exchange(flow, pointer(place, index), contact);
                }
            }
            Value::Object(manner) => {
                for (name, several) in manner {
                    for (index, contact) in strings(Some(several)).into_iter().enumerate() {
                        self.exchange(flow, pointer(&pointer(place, name), index), contact);
                    }
                    for other in ["all_of", "any_of", "in_order"].into_iter().filter(|other| other != name) {
                        let what = message!("decided by `%other%`, not `%name%`", other, name);
                        let place = pointer(place, name);
                        self.add(SlipKind::Decider, flow, place, Change::Rename(other.to_owned()), what);
                    }
                }
            }
            _ => {}
        }
    }

    fn exchange(&mut self, flow: Option<&str>, place: String, contact: &str) {
        let contacts: Vec<&str> = self.policy.contacts.keys().map(String::as_str).collect();
        if let Some(other) = next(&contacts, contact) {
            let what = message!("`%other%` decides, not `%contact%`", other, contact);
            self.add(SlipKind::Decider, flow, place, Change::Set(json!(other)), what);
        }
    }

    fn dates(&mut self) {
        for (id, date) in object(self.json.get("dates")) {
            let at = pointer("/dates", id);
            let written = date.get("date").and_then(Value::as_str).unwrap_or_default();
            let day = parse_date(written);
            let near = [
                day.and_then(|day| day.checked_sub_days(Days::new(1))),
                day.and_then(|day| day.checked_add_days(Days::new(1))),
            ];
            for other in near.into_iter().flatten().map(iso_date) {
                let what = message!("`%id%` is %other%, not %written%", id, other, written);
                self.add(SlipKind::Date, None, pointer(&at, "date"), Change::Set(json!(other)), what);
            }
            if date.get("time").is_some() {
                let what = message!("`%id%` has no time", id);
                self.add(SlipKind::Date, None, pointer(&at, "time"), Change::Remove, what);
            }
        }
        let dates: Vec<&str> = self.policy.dates.keys().map(String::as_str).collect();
        for (id, period) in object(self.json.get("periods")) {
            for end in ["starts", "ends"] {
                let Some(date) = period.get(end).and_then(Value::as_str) else {
                    continue;
                };
                let place = pointer(&pointer("/periods", id), end);
                if let Some(other) = next(&dates, date) {
                    let what = message!("`%id%`: `%end%` is `%other%`, not `%date%`", id, end, other, date);
                    self.add(SlipKind::Date, None, place.clone(), Change::Set(json!(other)), what);
                }
                self.add(
                    SlipKind::Date,
                    None,
                    place,
                    Change::Remove,
                    message!("`%id%` has no `%field%`", id, field = end),
                );
            }
        }
    }

    fn provisions(&mut self) {
        for (number, provision) in object(self.json.get("provisions")) {
            let place = pointer(&pointer("/provisions", number), "excused");
            if provision.get("excused").is_some() {
                let what = message!("paragraph %number% has no excuse", number);
                self.add(SlipKind::Excuse, None, place, Change::Remove, what);
            } else {
                let what = message!("paragraph %number% is used and excused", number);
                let excuse = Change::Set(json!("It asks nothing of anybody who uses the checker."));
                self.add(SlipKind::Excuse, None, place, excuse, what);
            }
        }
    }

    fn contacts(&mut self) {
        for id in self.policy.contacts.keys() {
            let place = pointer("/contacts", id);
            let misspelt = format!("{id}s");
            self.add(SlipKind::Contact, None, place.clone(), Change::Remove, message!("`%id%` is missing", id));
            let what = message!("`%id%` is called `%misspelt%`", id, misspelt);
            self.add(SlipKind::Contact, None, place, Change::Rename(misspelt), what);
        }
    }
}

/// The item behind this one, or the first behind the last; none where there is no other. One that is not in the list is taken
/// to stand before it.
fn next<'i>(items: &[&'i str], item: &str) -> Option<&'i str> {
    let place = items.iter().position(|known| *known == item).map_or(0, |place| place + 1);
    let other = items.get(place).or_else(|| items.first())?;
    (*other != item).then_some(*other)
}
