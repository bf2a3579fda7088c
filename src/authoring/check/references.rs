//! Provisions and outcomes: everything cited, nothing promised that the outcome does not say.

use std::collections::BTreeSet;

use policy::{
    Code, Diagnostic, Message, Outcome, Policy, RegisterRule, Verdict,
    diagnostic::pointer,
    message,
    references::{cited_provisions, outcomes},
};

use super::is_in_english;

/// Provisions that nothing cites and no reason excuses, or that are both.
pub(super) fn provisions(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let cited: BTreeSet<&str> = cited_provisions(policy).into_iter().collect();
    for (number, provision) in &policy.provisions {
        let at = pointer("/provisions", number);
        match (cited.contains(number.as_str()), &provision.excused) {
            (false, None) => warnings.push(
                Diagnostic::new(Code::UnusedProvision, at, || message!("nothing cites `%number%`", number))
                    .with_help(|| message!("cite it where it bears on something, or give the reason in `excused`")),
            ),
            (true, Some(_)) => warnings.push(
                Diagnostic::new(Code::NeedlessExcuse, at, || message!("`%number%` is cited and also excused", number))
                    .with_help(|| message!("take `excused` out")),
            ),
            _ => {}
        }
    }
}

/// Outcomes whose parts do not fit each other.
pub(super) fn advice(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    for (_, outcome, at) in outcomes(policy) {
        let Outcome { id, advice, .. } = outcome;
        // Silence has no paragraph.
        if advice.cites.is_empty() && advice.verdict != Verdict::NotCovered {
            let warning = Diagnostic::new(Code::NoCitation, &at, || message!("`%id%` cites nothing", id));
            warnings.push(warning.with_help(|| message!("every verdict traces to a paragraph; add `cites`")));
        }
        match (advice.verdict, advice.conditions.is_empty()) {
            (Verdict::Conditions, true) => {
                let warning = Diagnostic::new(Code::NoConditions, &at, || message!("`%id%` lists no conditions", id));
                warnings.push(warning.with_help(|| message!("say in `conditions` what must hold")));
            }
            (verdict, false) if verdict != Verdict::Conditions => {
                let message =
                    message!("`%id%` lists conditions and its verdict is `%verdict%`", id, verdict = verdict.id());
                let warning = Diagnostic::new(Code::NeedlessConditions, pointer(&at, "conditions"), || message);
                warnings.push(
                    warning.with_help(|| message!("make the verdict `conditions`, or say it in `reasons` or `steps`")),
                );
            }
            _ => {}
        }
        match (advice.register, &advice.register_why) {
            (RegisterRule::None, Some(_)) => {
                let message = message!("`%id%` gives a reason for the register and is not for it", id);
                let warning = Diagnostic::new(Code::RegisterReason, pointer(&at, "register_why"), || message);
                warnings.push(
                    warning.with_help(|| message!("make `register` `required` or `advised`, or take the reason out")),
                );
            }
            (RegisterRule::Required | RegisterRule::Advised, None) => {
                let message = message!("`%id%` is for the register and gives no reason", id);
                let warning = Diagnostic::new(Code::RegisterReason, pointer(&at, "register"), || message);
                warnings.push(warning.with_help(|| message!("say in `register_why` why it is recorded")));
            }
            _ => {}
        }
        if is_in_english(policy)
            && let Some((verb, needed)) = stronger_or_weaker(&advice.headline.shared_words(), advice.verdict)
        {
            let message = message!(
                "the headline says `%verb%` and the verdict is `%verdict%`",
                verb,
                verdict = advice.verdict.id()
            );
            let warning = Diagnostic::new(Code::VerdictStrength, pointer(&at, "headline"), || message);
            warnings.push(warning.with_help(|| {
                message!("`%verb%` is for %needed%: keep the protocol's own verb in both", verb, needed)
            }));
        }
    }
}

/// Returns the verb of a headline that another verdict is for. Only the main clause counts: what follows a comma, a colon
/// or an "if" may say anything.
fn stronger_or_weaker(headline: &str, verdict: Verdict) -> Option<(&'static str, Message)> {
    let one = |verdict: Verdict| message!("`%verdict%`", verdict = verdict.id());
    let clause = headline.split([':', ',', ';']).next().unwrap_or_default();
    let clause = clause.split(" if ").next().unwrap_or_default();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let says = |verb: &str| words.windows(2).any(|pair| pair.join(" ") == verb);
    let say = |word: &str| words.contains(&word);
    if verdict != Verdict::NotAllowed {
        if let Some(verb) = ["must not", "may not"].into_iter().find(|verb| says(verb)) {
            return Some((verb, one(Verdict::NotAllowed)));
        }
        if say("cannot") {
            return Some(("cannot", one(Verdict::NotAllowed)));
        }
    }
    if verdict != Verdict::Avoid
        && let Some(verb) = ["should not", "should avoid"].into_iter().find(|verb| says(verb))
    {
        return Some((verb, one(Verdict::Avoid)));
    }
    // "They can say no" permits nothing.
    let refuses = matches!(verdict, Verdict::NotAllowed | Verdict::Avoid) && !say("no") && !say("refuse");
    let allows = |verb: &&str| say(verb) && !words.windows(2).any(|pair| pair == [*verb, "not"]);
    if refuses && let Some(verb) = ["may", "can"].into_iter().find(allows) {
        return Some((verb, message!("`allowed` and `conditions`")));
    }
    None
}
