//! Every question and every kind of outcome of the five policies, reached in the real page by a person whom a script plays: what
//! a telephone shows of a question, and what a desk shows of a result before anybody scrolls.

use std::collections::BTreeSet;

use engine::{Given, paths::for_each_path};
use policy::{Vocabulary, load::load};
use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::site::{POLICIES, dist, url};

/// Answers whatever is asked until there is an outcome, and measures each page: its question, how many choices it has, how far
/// down the last choice and the Continue button end; at the end, how far down the register's button ends and who decides begins.
const WALK: &str = "const [ways, done] = arguments;
    const element = document.querySelector('pre-election-checker');
    const root = element.shadowRoot;
    const turn = () => new Promise((resolve) => setTimeout(resolve, 4));
    const until = async (wanted, what) => {
      for (let round = 0; round < 2000; round += 1) { if (wanted()) return; await turn(); }
      throw new Error(`waited for ${what} with ${root.querySelector('.checker-app')?.textContent.slice(0, 200)}`);
    };
    const type = (field, text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    const end = (css) => root.querySelector(css)?.getBoundingClientRect().bottom;
    const walk = async (flow, facts) => {
      element.clear();
      await until(() => root.querySelector(`button[data-flow=\"${flow}\"]`), flow);
      root.querySelector(`button[data-flow=\"${flow}\"]`).click();
      const pages = [];
      let before = root.querySelector('[data-page-heading]');
      for (;;) {
        await until(() => ![null, before].includes(root.querySelector('[data-page-heading]')), `what follows ${JSON.stringify(pages.at(-1))}`);
        before = root.querySelector('[data-page-heading]');
        scrollTo(0, 0);
        const go = root.querySelector('form button[type=submit]');
        if (!go) break;
        const radios = [...root.querySelectorAll('form > * [type=radio]')];
        const id = (radios[0] ?? root.querySelector('form input')).id;
        const question = /^checker-(.*?)(-day|-kind)?$/.exec(id)[1];
        pages.push({ flow, question, choices: radios.length,
          last: radios.at(-1)?.closest('.govuk-radios__item').getBoundingClientRect().bottom ?? end('.govuk-date-input'),
          go: go.getBoundingClientRect().bottom, above: go.getBoundingClientRect().top });
        const known = root.querySelector('[value=unknown]');
        const answer = facts[question];
        if (!known && !answer) throw new Error(`${flow} asks ${question} after ${JSON.stringify([pages, facts])}`);
        const [, time] = answer?.split('T') ?? [];
        if (known && time) {
          root.querySelector('[value=known]').click();
          await until(() => root.querySelector('[id$=-time]'), 'a time');
          type(root.querySelector('[id$=-time]'), time);
        } else if (known) known.click();
        else if (/^\\d{4}-/.test(answer)) {
          root.querySelector('[value=date]')?.click();
          await until(() => root.querySelector('.govuk-date-input'), 'a date');
          const parts = answer.slice(0, 10).split('-').reverse();
          [...root.querySelectorAll('.govuk-date-input input')].forEach((field, index) => type(field, parts[index]));
        } else root.querySelector(`[value=\"${answer}\"]`).click();
        await turn();
        go.click();
        await turn();
        // A day of another time is asked about once.
        if (root.querySelector('.govuk-error-summary')) root.querySelector('form button[type=submit]').click();
      }
      const register = root.querySelector('.checker-side .govuk-button');
      const decides = [...root.querySelectorAll('.checker-side :is(h1, h2)')][register ? 1 : 0];
      return { pages, result: { flow, panel: end('.checker-panel'), register: register?.getBoundingClientRect().bottom,
        decides: decides?.getBoundingClientRect().bottom, words: root.querySelector('[data-page-heading]').textContent } };
    };
    (async () => {
      const all = [];
      for (const [flow, facts] of ways) all.push(await walk(flow, facts));
      return all;
    })().then(done, (error) => done(String(error)));";

/// What the ways through a policy are to lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    EveryQuestion,
    /// Every outcome, but one of those that take the same room: the same verdict, as many who decide or pass it on, a register's
    /// button or none, and a headline of the same length to some ten letters.
    EveryOutcome,
}

/// Returns as many ways through a policy as lead to what is asked for in each flow: the flow, and what is answered.
fn ways(policy: &str, to: To) -> Vec<Value> {
    let json = |path: String| {
        let text = std::fs::read_to_string(dist().join(&path)).expect("a file of the site");
        serde_json::from_str::<Value>(&text).expect("JSON")
    };
    let vocabulary = Vocabulary::from_json(&vocabulary()).expect("the vocabulary");
    let policy = load(&json(format!("policies/{policy}.json")), &vocabulary).expect("a sound policy");
    let (mut ways, mut reached) = (Vec::new(), BTreeSet::new());
    for flow in policy.flows.keys() {
        for_each_path(&policy, flow, &Given::default(), &mut |way| {
            let leads_to: Vec<String> = match to {
                To::EveryQuestion => way.responses.keys().map(|question| format!("{flow} {question}")).collect(),
                To::EveryOutcome => {
                    let advice = &way.outcome.advice;
                    let letters = advice.headline.source().len() / 10;
                    vec![format!("{:?} {} {:?} {letters}", advice.verdict, advice.contacts().count(), advice.register)]
                }
            };
            let before = reached.len();
            reached.extend(leads_to);
            if reached.len() > before {
                let facts: serde_json::Map<String, Value> = (way.responses.iter())
                    .map(|(question, response)| (question.clone(), json!(response.written())))
                    .collect();
                ways.push(json!([flow, facts]));
            }
        })
        .expect("a real flow is small");
    }
    ways
}

fn vocabulary() -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/text/vocabulary.en.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the vocabulary")).expect("JSON")
}

/// Goes every way of a policy on a screen of this size.
async fn walked(page: &Page, policy: &str, to: To, (width, height): (u32, u32)) -> Vec<Value> {
    page.resize(width, height).await;
    page.open(&url(&format!("{policy}.html"))).await;
    page.in_checker(".checker-rows").await;
    let mut all = Vec::new();
    // A script may take half a minute.
    for some in ways(policy, to).chunks(20) {
        let found = page.client().execute_async(WALK, vec![json!(some)]).await.expect("the walk ends");
        all.extend(found.as_array().unwrap_or_else(|| panic!("{policy}: {found}")).iter().cloned());
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_telephone_shows_continue_and_every_answer_of_a_question_with_six() {
    browse(|page| async move {
        let (mut seen, mut hidden) = (BTreeSet::new(), Vec::new());
        for policy in POLICIES {
            for walk in walked(&page, policy, To::EveryQuestion, (390, 844)).await {
                for asked in walk["pages"].as_array().expect("pages") {
                    let name = format!("{policy} {} {}", asked["flow"], asked["question"]);
                    let choices = asked["choices"].as_u64().unwrap_or_default();
                    let number = |key: &str| asked[key].as_f64().unwrap_or_default();
                    if !seen.insert(name.clone()) {
                        continue;
                    }
                    assert!(number("go") <= 844.0, "{name}: Continue ends at {}", number("go"));
                    if choices <= 6 && number("last") > number("above") {
                        hidden.push(format!(
                            "{name}: {choices} choices end at {} of {}",
                            number("last"),
                            number("above")
                        ));
                    }
                }
            }
        }
        eprintln!("{} questions were seen on a telephone", seen.len());
        assert!(seen.len() > 150, "{} questions were seen", seen.len());
        assert_eq!(hidden, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_desk_shows_the_register_and_who_decides_at_once() {
    browse(|page| async move {
        let (mut results, mut below) = (0, Vec::new());
        for policy in POLICIES {
            for walk in walked(&page, policy, To::EveryOutcome, (1280, 900)).await {
                let result = &walk["result"];
                results += 1;
                assert!(result["panel"].as_f64().is_none_or(|end| end < 500.0), "{policy}: {result}");
                if ["register", "decides"].iter().any(|key| result[*key].as_f64().is_some_and(|end| end > 900.0)) {
                    below.push(format!("{policy}: {result}"));
                }
            }
        }
        eprintln!("{results} results were seen at a desk");
        assert!(results > 300, "{results} results were seen");
        assert_eq!(below, [""; 0]);
    })
    .await;
}
