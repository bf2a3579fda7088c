//! The schedule, the pictures and the comparison: everything is in them, each thing once, and nothing can break out.

use std::collections::BTreeSet;

use authoring::{compare::compare, diagram, places, table};
use engine::{Given, paths::for_each_path};
use policy::{hidden::is_hidden, load::load};

use crate::hostile_policy::make_hostile;
use crate::support::{json as json_at, json_files, policies, root, test_policy, vocabulary};

#[test]
fn the_table_has_every_trail_of_every_policy_once() {
    for policy in policies() {
        for flow in policy.flows.values() {
            let mut trails = BTreeSet::new();
            for_each_path(policy, &flow.id, &Given::default(), &mut |path| {
                let steps = path.walk.trail.iter();
                trails.insert(steps.map(|step| (step.fact.to_owned(), step.value.to_owned())).collect::<Vec<_>>());
            })
            .expect("the ways can be listed");
            let schedule = table::schedule(policy, flow).expect("the ways can be listed");
            assert_eq!(schedule.ways, trails.len(), "{} {}", policy.id, flow.id);
            for group in &schedule.groups {
                // Joined rows mean each of their ways once: no more and no less.
                let mut meant = BTreeSet::new();
                for row in &group.rows {
                    let mut ways = vec![Vec::new()];
                    for (fact, values) in &row.facts {
                        let longer = |way: &Vec<_>| {
                            let longer =
                                |value: &String| way.iter().cloned().chain([(fact.clone(), value.clone())]).collect();
                            values.iter().map(longer).collect::<Vec<Vec<_>>>()
                        };
                        ways = ways.iter().flat_map(longer).collect();
                    }
                    assert_eq!(ways.len(), row.situations);
                    for way in ways {
                        assert!(trails.contains(&way), "{} {}: {way:?} is no way", policy.id, flow.id);
                        assert!(meant.insert(way), "{} {}: a way stands in two rows", policy.id, flow.id);
                    }
                }
                assert_eq!(meant.len(), group.ways.len(), "{} {}", policy.id, flow.id);
            }
        }
        let csv = table::csv(policy, None).expect("the ways can be listed");
        let ways: usize =
            policy.flows.values().map(|flow| table::schedule(policy, flow).expect("countable").ways).sum();
        assert_eq!(csv.matches("\r\n").count(), ways + 1, "a line for every way, and the header");
    }
}

#[test]
fn the_schedule_says_what_a_lawyer_signs() {
    let policy = test_policy("minimal");
    let html = table::html(&policy, Some("photographs")).expect("the ways can be listed");
    for part in [
        "<html lang=\"en\">",
        "<caption>",
        "<th scope=\"col\" id=\"photographs--column--role\">Role</th>",
        "scope=\"rowgroup\"",
        "They should avoid being photographed with a candidate",
        "<b>Pictures</b>: In the period, officers and staff should avoid pictures with candidates.",
        "Police officer, Staff of the commissioner's office (OPCC) or Police staff",
        "Required: Every contact is recorded.",
        "Signature",
    ] {
        assert!(html.contains(part), "{part} is missing");
    }
    assert!(!html.contains("Standing for election"), "only the flow that was asked for");
    assert!(!html.contains("all--dates"), "dates belong to the whole");
    assert!(!html.contains("<script"));
}

#[test]
fn the_whole_schedule_has_everything_that_the_policy_says() {
    for policy in policies() {
        let html = table::html(policy, None).expect("the ways can be listed");
        let shown = |text: &str| {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
            assert!(html.contains(&escaped), "{}: {text}", policy.id);
        };
        let read = |text: &policy::Text| text.read(policy::Addressee::Colleague);
        for flow in policy.flows.values() {
            for outcome in &flow.outcomes {
                let advice = &outcome.advice;
                advice.reasons.iter().chain(&advice.steps).map(read).for_each(|text| shown(&text));
                advice.duties.iter().map(|duty| read(&policy.duties[duty])).for_each(|text| shown(&text));
            }
        }
        policy.notes.values().map(|note| read(&note.text)).for_each(|text| shown(&text));
        for found in policy::discrepancy::date_discrepancies(policy) {
            shown(&found.note);
        }
        policy.provisions.values().filter_map(|it| it.excused.as_deref()).for_each(shown);
        policy.dates.values().map(|date| read(&date.name)).for_each(|text| shown(&text));
        shown(&format!("{}, version {}", policy.id, policy.version));
    }
}

/// A screen reader tells the headings of a cell by their ids: W3C, “Tables with multi-level headers”.
#[test]
fn every_cell_of_the_schedule_names_its_headings() {
    let html = table::html(&test_policy("minimal"), None).expect("the ways can be listed");
    let page = html.trim_start_matches("<!DOCTYPE html>").replace("<meta charset=\"utf-8\">", "");
    let page = page.replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
    let page = roxmltree::Document::parse(&page).expect("every element is closed");
    let mut cells = 0;
    let tables = page.descendants().filter(|it| it.has_tag_name("table"));
    for table in tables.filter(|table| table.descendants().any(|it| it.attribute("scope") == Some("rowgroup"))) {
        let headings: BTreeSet<&str> =
            table.descendants().filter(|it| it.has_tag_name("th")).filter_map(|it| it.attribute("id")).collect();
        for cell in table.descendants().filter(|it| it.has_tag_name("td")) {
            let named: Vec<&str> = cell.attribute("headers").expect("the cell's headings").split(' ').collect();
            assert!(named.iter().all(|id| headings.contains(id)), "{named:?}");
            let outcome = named.iter().filter(|id| id.contains("--outcome--")).count();
            let column = named.iter().filter(|id| id.contains("--column--")).count();
            let whole = cell.attribute("colspan").is_some();
            assert_eq!((outcome, column), (1, usize::from(!whole)), "{named:?}");
            cells += 1;
        }
        assert!(table.descendants().filter(|it| it.has_tag_name("th")).all(|it| it.attribute("scope").is_some()));
    }
    assert!(cells > 30, "{cells}");
    let ids: Vec<&str> = page.descendants().filter_map(|it| it.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "no id stands twice");
}

#[test]
fn every_paragraph_stands_with_what_rests_on_it_or_why_nothing_does() {
    for policy in policies() {
        let all = table::paragraphs::paragraphs(policy);
        assert_eq!(all.iter().map(|it| it.key).collect::<Vec<_>>(), policy.provisions.keys().collect::<Vec<_>>());
        let cited: BTreeSet<&str> = policy::references::cited_provisions(policy).into_iter().collect();
        for paragraph in &all {
            assert_eq!(!paragraph.rests.is_empty(), cited.contains(paragraph.key), "{} {}", policy.id, paragraph.key);
        }
        for flow in policy.flows.values() {
            for outcome in &flow.outcomes {
                for cited in &outcome.advice.cites {
                    let paragraph = all.iter().find(|it| it.key == cited).expect("a paragraph");
                    let id = |rest: &table::paragraphs::Rest| {
                        rest.id == format!("{}/{}", flow.id, outcome.id) || rest.id == outcome.id
                    };
                    assert!(paragraph.rests.iter().any(id), "{}: {} {cited}", policy.id, outcome.id);
                }
            }
        }
        let rests: usize = all.iter().map(|it| it.rests.len().max(1)).sum();
        assert_eq!(table::paragraphs::csv(policy).matches("\r\n").count(), rests + 1, "{}", policy.id);
    }
    let html = table::paragraphs::html(&test_policy("minimal"));
    for part in [
        "<th scope=\"row\">8</th><td><b>Thanks</b>: Thanks to those who helped.</td><td>Nothing: It thanks people and asks nothing of anybody.</td>",
        "<b>Outcome</b> ",
        "<b>Date</b> Nominations close <span class=\"id\">nominations-close</span>",
        "Paragraphs: 8. Nothing rests on 1 of them.",
        "Signature",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn the_command_lists_by_paragraph() {
    let run = crate::commands::run;
    let output = run(&["table", "tests/policies/minimal.json", "--by", "paragraph"]);
    let found = crate::commands::printed(&output);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        found.contains("\"8\",\"Thanks\",\"Thanks to those who helped.\",\"Nothing\",\"\",\"It thanks people"),
        "{found}"
    );
    let output = run(&["table", "tests/policies/minimal.json", "photographs", "--by", "paragraph"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_command_marks_what_changed_since_an_earlier_version() {
    let run = crate::commands::run;
    let folder = tempfile::tempdir().expect("a folder");
    let earlier = folder.path().join("signed.json");
    let mut file = json_at(&root().join("tests/policies/minimal.json"));
    file["version"] = "0.9".into();
    file["flows"]["photographs"]["outcomes"]["should-avoid"]["verdict"] = "not-allowed".into();
    file["flows"]["visits"]["outcomes"]["ask"]["headline"] = "Somebody decides".into();
    std::fs::write(&earlier, file.to_string()).expect("a file");
    let earlier = earlier.to_str().expect("a path");
    let output = run(&["table", "tests/policies/minimal.json", "--format", "html", "--since", earlier]);
    let found = crate::commands::printed(&output);
    assert!(found.contains("Marked is what is other than in minimal, version 0.9"), "{found}");
    let marks = |words: &str| found.matches(&format!("<span class=\"mark\">{words}</span>")).count();
    // The sentence that explains them has one of each.
    assert_eq!((marks("changed"), marks("other words")), (2, 2), "{found}");
    let output =
        run(&["table", "tests/policies/minimal.json", "--format", "html", "--since", "tests/policies/minimal.json"]);
    assert_eq!(crate::commands::printed(&output).matches("class=\"mark\"").count(), 2, "nothing changed");
    let output = run(&["table", "tests/policies/minimal.json", "--since", earlier]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn nothing_that_a_text_says_breaks_out() {
    for name in ["minimal", "register", "several-elections"] {
        let mut file = json_at(&root().join("tests/policies").join(name).with_extension("json"));
        let texts = make_hostile(&mut file, &vocabulary());
        assert!(texts > 20, "{name}: {texts}");
        let policy = load(&file, &vocabulary()).expect("texts may say anything");
        let html = table::html(&policy, None).expect("the ways can be listed");
        assert!(html.contains("&lt;script&gt;document"));
        let mut pictures: Vec<String> = policy.flows.values().map(|flow| diagram::svg(&policy, flow)).collect();
        pictures.push(html);
        pictures.push(table::paragraphs::html(&policy));
        for markup in &pictures {
            assert!(
                !markup.contains("<script") && !markup.contains("<img") && !markup.contains("</text></th>"),
                "{name}"
            );
            assert!(!markup.contains(is_hidden), "{name}");
        }
        let csv = table::csv(&policy, None).expect("the ways can be listed");
        let mut cells = 0;
        for row in csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes()).records() {
            for cell in row.expect("a whole row").iter() {
                cells += 1;
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{name}: {cell:?}");
            }
        }
        assert!(cells > 0 && csv.contains("\"'=HYPERLINK(\"\"x\"\")"), "{name}");
        for flow in policy.flows.values() {
            let mermaid = diagram::mermaid(&policy, flow);
            assert!(!mermaid.contains("click b0 &") && !mermaid.contains("script>"), "{name}");
            assert!(mermaid.lines().all(|line| line.matches('"').count() % 2 == 0), "{name}");
        }
    }
}

#[test]
fn every_flow_can_be_drawn_and_shows_every_verdict_in_words() {
    for policy in policies() {
        for flow in policy.flows.values() {
            let svg = diagram::svg(policy, flow);
            let mermaid = diagram::mermaid(policy, flow);
            let drawing = diagram::drawing(policy, flow);
            assert_eq!(svg.matches("marker-end").count(), drawing.arrows.len());
            assert!(svg.contains("<title") && svg.contains("<desc") && !svg.contains("NaN"));
            assert_eq!(mermaid.matches(" -->|").count(), drawing.arrows.len());
            for outcome in &flow.outcomes {
                assert!(drawing.boxes.iter().any(|shown| shown.id == outcome.id && shown.verdict.is_some()));
                assert!(svg.contains(&authoring::words::verdict(policy, outcome.advice.verdict)));
            }
            assert_eq!(diagram::svg(policy, flow), svg, "the same policy gives the same picture");
            // What is printed says of which policy it is, and on which paragraphs each box rests.
            let edition = format!("{}, version {}", policy.id, policy.version);
            assert!(
                svg.contains(&format!(">{edition}</text>")) && mermaid.contains(&format!("({edition})")),
                "{edition}"
            );
            let cited = drawing.boxes.iter().filter(|shown| !shown.cites.is_empty()).count();
            let lines = |text: &str, bracket: &str| text.matches(bracket).count();
            assert!(cited > 0 || drawing.boxes.len() == 1, "{} {}", policy.id, flow.id);
            assert_eq!((lines(&svg, ">["), lines(&mermaid, "<br>#91;")), (cited, cited), "{} {}", policy.id, flow.id);
        }
    }
}

/// The workbench leads from a line, from a box and from words that differ to their places in the file.
#[test]
fn every_line_and_every_box_has_its_place_in_the_file() {
    let files = json_files("policies").into_iter().chain(json_files("tests/policies"));
    let (mut lines, mut boxes, mut shared) = (0, 0, 0);
    for file in files {
        let json = json_at(&file);
        let Ok(policy) = load(&json, &vocabulary()) else {
            continue;
        };
        let stands = |at: &str| json.pointer(at).is_some();
        for flow in policy.flows.values() {
            for (shown, area) in diagram::drawing(&policy, flow).boxes.iter().zip(diagram::picture(&policy, flow).areas)
            {
                assert!(shown.at == area.at && stands(&area.at), "{} {}: {}", policy.id, flow.id, area.at);
                shared += usize::from(area.at.starts_with("/outcomes/"));
                boxes += 1;
            }
            let schedule = table::schedule(&policy, flow).expect("the ways can be listed");
            for (group, row) in schedule.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)))
            {
                // What is said of a day outside the protocol's own time stands in no file.
                if group.outcome.id == policy::Policy::OUT_OF_TIME {
                    continue;
                }
                let Some(branch) = table::last_branch(flow, row) else {
                    assert!(row.facts.is_empty(), "{} {}: {row:?}", policy.id, flow.id);
                    continue;
                };
                let (branches, _) = policy::diagnostic::parent_and_key(&branch);
                let (node, _) = policy::diagnostic::parent_and_key(branches);
                let led = json.pointer(&branch).or_else(|| json.pointer(node)?.get("otherwise"));
                assert!(
                    stands(node) && led == Some(&group.outcome.id.clone().into()),
                    "{} {}: {branch} leads to {led:?}, not to {}",
                    policy.id,
                    flow.id,
                    group.outcome.id
                );
                lines += 1;
            }
        }
    }
    assert!(lines > 500 && boxes > 500 && shared > 10, "{lines} lines, {boxes} boxes, {shared} of shared outcomes");
}

/// The workbench leads from each answer on the way to a result to where that answer leads in the file.
#[test]
fn every_step_of_a_walk_has_its_place_in_the_file() {
    let (mut own, mut inherited) = (0, 0);
    for (policy, file) in policies().iter().zip(json_files("policies")) {
        let json = json_at(&file);
        for flow in policy.flows.values() {
            let mut ways = 0;
            for_each_path(policy, &flow.id, &Given::default(), &mut |path| {
                ways += 1;
                if ways % 50 != 1 || path.outcome.id == policy::Policy::OUT_OF_TIME {
                    return;
                }
                let given = path.responses.iter().map(|(fact, response)| (fact.clone(), response.written()));
                let given: Vec<_> = given.collect();
                let steps = places::steps(policy, &flow.id, &given);
                assert_eq!(steps.len(), path.walk.trail.len(), "{} {}", policy.id, flow.id);
                for (step, next) in steps.iter().zip(steps.iter().skip(1).map(|it| Some(&it.at)).chain([None])) {
                    let (branches, _) = policy::diagnostic::parent_and_key(&step.at);
                    let (node, _) = policy::diagnostic::parent_and_key(branches);
                    let led = json.pointer(&step.at).or_else(|| json.pointer(node)?.get("otherwise"));
                    let Some(led) = led.and_then(|led| led.as_str()) else {
                        // A role that follows the answers of another has no branch of its own: its question is the place.
                        assert!(json.pointer(node).is_some(), "{} is nowhere", step.at);
                        inherited += 1;
                        continue;
                    };
                    own += 1;
                    let expected = match next {
                        Some(at) => at.starts_with(&(places::node(&flow.id, led) + "/")),
                        None => led == path.outcome.id,
                    };
                    assert!(expected && step.words.contains(": "), "{} {}: {step:?} led to {led}", policy.id, flow.id);
                }
            })
            .expect("the ways can be listed");
        }
    }
    assert!(own > 20 * inherited && inherited > 0, "{own} and {inherited}");
}

#[test]
fn every_combination_of_verdicts_is_real_and_counted_once() {
    let all = policies();
    let all: Vec<_> = all.iter().collect();
    for flow in ["photographs", "standing"] {
        let open = compare(&all, flow, &Given::default()).expect("the days can be counted");
        assert_eq!(open.rows.iter().map(|row| row.situations).sum::<usize>(), open.situations);
        let distinct: BTreeSet<String> = open.rows.iter().map(|row| format!("{:?}", row.verdicts)).collect();
        assert_eq!(distinct.len(), open.rows.len());
        for row in &open.rows {
            // The example, put again as given facts, leaves exactly this row.
            let given = row.example.iter().map(|(fact, value)| format!("{fact}={value}"));
            let given: Vec<String> = given.collect();
            let mut facts = Given::default();
            for pair in &given {
                let one = all.iter().find_map(|policy| Given::parse(policy, [pair.as_str()]).ok()).expect("a fact");
                facts.responses.extend(one.responses);
                facts.derived.extend(one.derived);
            }
            let again = compare(&all, flow, &facts).expect("the days can be counted");
            assert_eq!(
                again.rows.iter().map(|again| &again.verdicts).collect::<Vec<_>>(),
                [&row.verdicts],
                "{given:?}"
            );
        }
    }
}
