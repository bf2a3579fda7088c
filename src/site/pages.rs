//! The site's own pages: the list of policies, and one page for each. Their words are in `www/text/pages.LANGUAGE.json`.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use minijinja::value::{Kwargs, Serde};
use minijinja::{Environment, ErrorKind, context};
use serde::Serialize;
use serde_json::Value;

use calendar::date_text::{iso_date, parse_date};
use policy::{DateWords, FORMAT, Policy, Vocabulary, load::load, text::fill};

use super::assemble::minified;
use super::first_screen::FirstScreens;
use super::{BuildError, ENGLISH, files_in, read};

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// A policy or a text is not JSON.
    #[error("{} is not JSON: {source}", file.display())]
    NotJson {
        /// The file.
        file: PathBuf,
        /// Where it stops being JSON.
        source: serde_json::Error,
    },
    /// A policy lacks what its page shows.
    #[error("{} has no text at `{pointer}`, which its page shows", file.display())]
    Missing {
        /// The file.
        file: PathBuf,
        /// The JSON pointer of the field.
        pointer: String,
    },
    /// A policy's file is not named after its id, by which the element finds it.
    #[error("{} holds the policy `{id}`: name the file `{id}.json`", file.display())]
    Name {
        /// The file.
        file: PathBuf,
        /// The policy's id.
        id: String,
    },
    /// A policy is not sound, or not of the format that pages read: whoever opened its page would be told so, and no more.
    #[error("{} is refused, and no page is made of it; `check` says where and what to do: {}", file.display(), faults.join("; "))]
    Refused {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        faults: Vec<String>,
    },
    /// A policy has an id under which the site has another page.
    #[error(
        "the policy `{id}` would have `{page}` for a page, and the site has another of that name: give it another id"
    )]
    Taken {
        /// The policy's id.
        id: String,
        /// The page's name.
        page: String,
    },
    /// The script of a page that holds everything would end before its end.
    #[error("a text ends the script that it stands in")]
    EndsScript,
    /// A template is wrong.
    #[error("a page template is wrong: {0:#}")]
    Template(#[from] minijinja::Error),
}

/// What the pages say of a policy without running it.
#[derive(Debug, Serialize)]
pub(super) struct PolicySummary {
    pub(super) id: String,
    force: String,
    protocol: String,
    election: String,
    poll: String,
    /// The day of the poll as the policy writes it: `2021-05-06`.
    poll_day: String,
    spoc: Spoc,
    /// The ids of the flows.
    flows: Vec<String>,
    /// The first screens as HTML, drawn by the checker's own components.
    pub(super) first_screens: Option<FirstScreens>,
}

/// Whom to ask when the checker cannot help.
#[derive(Debug, Serialize)]
struct Spoc {
    post: String,
    organisation: Option<String>,
    email: Option<String>,
    telephone: Option<String>,
}

impl PolicySummary {
    /// Reads what the pages show from a policy.
    pub(super) fn read(file: &Path, policy: &Value, words: &DateWords) -> Result<Self, PageError> {
        let optional = |pointer: &str| policy.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        let text = |pointer: &str| {
            optional(pointer).ok_or_else(|| PageError::Missing { file: file.to_owned(), pointer: pointer.to_owned() })
        };
        let id = text("/id")?;
        if file.file_stem().is_none_or(|stem| stem != id.as_str()) {
            return Err(PageError::Name { file: file.to_owned(), id });
        }
        let poll = text(&format!("/dates/{}/date", text("/elections/0/poll")?))?;
        Ok(Self {
            force: text("/force")?,
            protocol: text("/protocol/title")?,
            election: text("/elections/0/title")?,
            poll: in_words(&poll, words),
            poll_day: poll,
            spoc: Spoc {
                post: text("/contacts/spoc/post")?,
                organisation: optional("/contacts/spoc/organisation"),
                email: optional("/contacts/spoc/email"),
                telephone: optional("/contacts/spoc/telephone"),
            },
            flows: policy["flows"].as_object().into_iter().flat_map(|flows| flows.keys().cloned()).collect(),
            first_screens: None,
            id,
        })
    }
}

/// Lets through what every page of the site will let through, and returns it as they read it.
pub(super) fn check_sound(file: &Path, policy: &Value, vocabulary: &Vocabulary) -> Result<Policy, PageError> {
    let refused = |faults| PageError::Refused { file: file.to_owned(), faults };
    // The tools for authors read an older format, too.
    if policy.get("format").and_then(Value::as_u64) != Some(FORMAT) {
        return Err(refused(vec![format!("pages read format {FORMAT} alone")]));
    }
    load(policy, vocabulary).map_err(|faults| refused(faults.iter().map(ToString::to_string).collect()))
}

/// Refuses policies whose pages would take the place of another page of the site. `names` are all files of the site; some
/// systems tell small letters and capitals not apart, and ids have no capitals.
pub(super) fn check_names(policies: &[PolicySummary], names: &[String]) -> Result<(), PageError> {
    for PolicySummary { id, .. } in policies {
        let is_of_another = |page: &str| names.iter().filter(|name| name.eq_ignore_ascii_case(page)).count() > 1;
        let own = [format!("{id}.html"), format!("register-{id}.html")];
        let single_file = |other: &PolicySummary| own.contains(&single_file_name(&other.id));
        if let Some(page) = own.iter().find(|page| is_of_another(page) || policies.iter().any(single_file)) {
            return Err(PageError::Taken { id: id.clone(), page: page.clone() });
        }
    }
    Ok(())
}

/// Returns what a page is called that holds a whole checker.
pub(super) fn single_file_name(id: &str) -> String {
    format!("{id}-single-file.html")
}

/// What a page holds by itself where there is no server to ask.
#[derive(Debug, Serialize)]
pub(super) struct Inlined {
    /// The Content-Security-Policy.
    pub(super) csp: String,
    /// The style sheet of the page.
    pub(super) styles: String,
    /// The script with everything else.
    pub(super) script: String,
}

/// The templates of the pages.
pub(super) struct Templates(Environment<'static>);

impl Templates {
    /// Reads the templates, and their words in this language. A template that ends in `.html` escapes what it is given.
    pub(super) fn read(www: &Path, language: &str, assets: &str, frame_hosts: &[String]) -> Result<Self, BuildError> {
        let (words, _) = minified(&www.join("text").join(format!("pages.{language}.json")))?;
        Self::with_words(www, language, words, assets, frame_hosts)
    }

    fn with_words(
        www: &Path,
        language: &str,
        words: Value,
        assets: &str,
        frame_hosts: &[String],
    ) -> Result<Self, BuildError> {
        let mut environment = Environment::new();
        environment.add_function("say", move |key: &str, values: Kwargs| said(&words, key, &values));
        environment.add_global("language", language);
        // What an element shows is English where it is not told otherwise.
        let own_language = if language == ENGLISH { String::new() } else { format!(" lang=\"{language}\"") };
        environment.add_global("own_language", minijinja::Value::from_safe_string(own_language));
        environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        environment.add_global("assets", assets);
        environment.add_global("frame_hosts", frame_hosts.join(" "));
        environment.add_global("version", entry::CHECKER);
        for path in files_in(&www.join("templates"), "html")? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            environment.add_template_owned(name, read(&path)?).map_err(PageError::from)?;
        }
        Ok(Self(environment))
    }

    /// Returns the page that lists the policies: elections to come on this day, the next first, before those that are over, the
    /// last first.
    pub(super) fn index(&self, policies: &[PolicySummary], today: NaiveDate) -> Result<String, PageError> {
        let today = iso_date(today);
        let (mut coming, mut over): (Vec<&PolicySummary>, Vec<_>) =
            policies.iter().partition(|policy| policy.poll_day >= today);
        coming.sort_by(|one, other| one.poll_day.cmp(&other.poll_day));
        over.sort_by(|one, other| other.poll_day.cmp(&one.poll_day));
        Ok(self.0.get_template("index.html")?.render(context! { coming => Serde(coming), over => Serde(over) })?)
    }

    /// Returns the page of one policy with all that it needs in it.
    pub(super) fn single_file(&self, policy: &PolicySummary, inlined: &Inlined) -> Result<String, PageError> {
        let context = context! { policy => Serde(policy), inlined => Serde(inlined) };
        Ok(self.0.get_template("single-file.html")?.render(context)?)
    }

    /// Returns a page that shows no policy's own words.
    pub(super) fn page(&self, name: &str) -> Result<String, PageError> {
        Ok(self.0.get_template(name)?.render(context! {})?)
    }

    /// Returns the page of the workbench.
    pub(super) fn workbench(&self, policies: &[PolicySummary]) -> Result<String, PageError> {
        Ok(self.0.get_template("workbench.html")?.render(context! { policies => Serde(policies) })?)
    }

    /// Returns the page that lists the registers, one for each policy.
    pub(super) fn registers(&self, policies: &[PolicySummary]) -> Result<String, PageError> {
        Ok(self.0.get_template("register.html")?.render(context! { policies => Serde(policies) })?)
    }

    /// Returns the page of the register of one policy.
    pub(super) fn register(&self, policy: &PolicySummary) -> Result<String, PageError> {
        Ok(self.0.get_template("register-policy.html")?.render(context! { policy => Serde(policy) })?)
    }

    /// Returns a page of documentation; its title is a key of the words. The content is our own HTML.
    pub(super) fn document(&self, title: &str, content: String) -> Result<String, PageError> {
        self.made_from_markdown("document.html", &self.say(title)?, content)
    }

    /// Returns some of the pages' words, by their key.
    pub(super) fn say(&self, key: &str) -> Result<String, PageError> {
        Ok(self.0.render_str("{{ say(key) }}", context! { key })?)
    }

    /// Returns a page of the handbook that goes with a package. The content is our own HTML.
    pub(super) fn handbook(&self, title: &str, content: String) -> Result<String, PageError> {
        self.made_from_markdown("handbook.html", title, content)
    }

    fn made_from_markdown(&self, template: &str, title: &str, content: String) -> Result<String, PageError> {
        let content = minijinja::Value::from_safe_string(content);
        Ok(self.0.get_template(template)?.render(context! { title, content })?)
    }

    /// Returns the page of one policy.
    pub(super) fn policy(&self, policy: &PolicySummary) -> Result<String, PageError> {
        Ok(self.0.get_template("policy.html")?.render(context! { policy => Serde(policy) })?)
    }
}

/// Returns one of the pages' words with its places filled.
fn said(words: &Value, key: &str, values: &Kwargs) -> Result<String, minijinja::Error> {
    let unknown = || minijinja::Error::new(ErrorKind::UndefinedError, format!("the pages have no words for `{key}`"));
    let text = words.get(key).and_then(Value::as_str).ok_or_else(unknown)?;
    let named: Vec<(&str, String)> =
        values.args().map(|name| Ok((name, values.get::<String>(name)?))).collect::<Result<_, minijinja::Error>>()?;
    values.assert_all_used()?;
    Ok(fill(text, &named.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>()))
}

/// Returns a date as it is read: `6 May 2021`. What is not a date stays as it is; telling is the policy's check's task.
fn in_words(date: &str, words: &DateWords) -> String {
    let day = date.get(..10).unwrap_or(date);
    parse_date(day).map_or_else(|| date.to_owned(), |day| words.day(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use govuk::made_up_language::{translate, translate_catalogue, words_outside_brackets};
    use serde_json::json;

    fn policy() -> Value {
        json!({
            "id": "sample", "force": "Sample Police", "protocol": { "title": "Sample protocol" },
            "elections": [{ "title": "Commissioner election", "poll": "poll" }],
            "dates": { "poll": { "date": "2021-05-06" } },
            "contacts": { "spoc": { "post": "Head of <Governance>", "email": "spoc@example.org" } }
        })
    }

    fn www() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www")
    }

    fn dates() -> DateWords {
        Vocabulary::from_json(&real("www/text/vocabulary.en.json")).unwrap().dates
    }

    #[test]
    fn a_summary_has_the_poll_in_words() {
        let summary = PolicySummary::read(Path::new("policies/sample.json"), &policy(), &dates()).unwrap();
        assert_eq!(summary.poll, "6 May 2021");
        assert_eq!(summary.spoc.telephone, None);
    }

    #[test]
    fn a_missing_field_is_named_with_its_place() {
        let mut policy = policy();
        policy["contacts"]["spoc"]["post"].take();
        let error = PolicySummary::read(Path::new("policies/sample.json"), &policy, &dates()).unwrap_err();
        let expected = "policies/sample.json has no text at `/contacts/spoc/post`, which its page shows";
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_file_is_named_after_its_policy() {
        let error = PolicySummary::read(Path::new("policies/other.json"), &policy(), &dates()).unwrap_err();
        assert_eq!(error.to_string(), "policies/other.json holds the policy `sample`: name the file `sample.json`");
    }

    fn real(name: &str) -> Value {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    }

    #[test]
    fn no_page_is_made_of_a_policy_that_pages_refuse() {
        let vocabulary = Vocabulary::from_json(&real("www/text/vocabulary.en.json")).unwrap();
        let file = Path::new("policies/cleveland-2021.json");
        let sound = real("policies/cleveland-2021.json");
        assert!(check_sound(file, &sound, &vocabulary).is_ok());
        for (pointer, value) in [
            ("/contacts/spoc/email", json!("a@b.uk?bcc=c@d.uk")),
            ("/force", json!("Cleveland \u{202e}eciloP")),
            ("/flows/photographs/start", json!("nowhere")),
            ("/format", json!(1)),
        ] {
            let mut policy = sound.clone();
            *policy.pointer_mut(pointer).unwrap() = value;
            let refused = check_sound(file, &policy, &vocabulary).unwrap_err().to_string();
            assert!(refused.starts_with("policies/cleveland-2021.json is refused"), "{pointer}: {refused}");
        }
    }

    #[test]
    fn no_policy_takes_the_page_of_another() {
        let policies = |ids: &[&str]| -> Vec<PolicySummary> {
            let summary = |id: &&str| {
                let mut policy = policy();
                policy["id"] = json!(id);
                PolicySummary::read(Path::new(&format!("policies/{id}.json")), &policy, &dates()).unwrap()
            };
            ids.iter().map(summary).collect()
        };
        let check = |ids: &[&str]| {
            let policies = policies(ids);
            let own = policies.iter().flat_map(|one| [format!("{}.html", one.id), format!("register-{}.html", one.id)]);
            let names: Vec<String> = own.chain(["index.html", "404.html", "Help.html"].map(String::from)).collect();
            check_names(&policies, &names).map_err(|error| error.to_string())
        };
        assert_eq!(check(&["norfolk-2016", "cleveland-2021"]), Ok(()));
        for taken in [&["index"][..], &["404"], &["help"], &["a", "register-a"], &["a", "a-single-file"]] {
            assert!(check(taken).is_err_and(|said| said.contains("give it another id")), "{taken:?}");
        }
    }

    #[test]
    fn elections_to_come_stand_before_those_that_are_over() {
        let templates = Templates::read(&www(), ENGLISH, "assets/0", &[]).unwrap();
        let summary = |id: &str, day: &str| {
            let mut policy = policy();
            policy["id"] = json!(id);
            policy["dates"]["poll"]["date"] = json!(day);
            PolicySummary::read(&PathBuf::from(format!("policies/{id}.json")), &policy, &dates()).unwrap()
        };
        let summaries = [
            summary("last", "2021-05-06"),
            summary("first", "2016-05-05"),
            summary("later", "2028-05-04"),
            summary("next", "2027-05-06"),
        ];
        let order = |today: &str| {
            let page = templates.index(&summaries, today.parse().unwrap()).unwrap();
            let mut places: Vec<(usize, &str)> = ["last", "first", "later", "next"]
                .map(|id| (page.find(&format!("href=\"{id}.html")).unwrap(), id))
                .into();
            places.sort_unstable();
            places.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        };
        assert_eq!(order("2027-05-06"), ["next", "later", "last", "first"], "on the day of a poll it is to come");
        assert_eq!(order("2027-05-07"), ["later", "next", "last", "first"]);
        assert_eq!(order("2030-01-01"), ["later", "next", "last", "first"]);
    }

    #[test]
    fn the_pages_escape_what_a_policy_says() {
        let templates = Templates::read(&www(), ENGLISH, "assets/0", &[]).unwrap();
        let summary = PolicySummary::read(Path::new("policies/sample.json"), &policy(), &dates()).unwrap();
        let page = templates.policy(&summary).unwrap();
        assert!(page.contains("Head of &lt;Governance&gt;"), "{page}");
        assert!(templates.index(&[summary], NaiveDate::default()).unwrap().contains("href=\"sample.html\""));
    }

    /// Every page in a language of no country: whatever a person reads comes from the pages' words or from the policy.
    #[test]
    fn no_page_has_a_word_of_its_own() {
        let mut words = real("www/text/pages.en.json");
        translate_catalogue(&mut words);
        let templates = Templates::with_words(&www(), "cy", words, "assets/0", &[]).unwrap();
        let mut policy = policy();
        policy["contacts"]["spoc"]["telephone"] = json!("01632 960001");
        translate(&mut policy);
        let mut summary = PolicySummary::read(Path::new("policies/sample.json"), &policy, &dates()).unwrap();
        summary.poll = "[6 May 2021]".to_owned();
        let (summary, none) = ([summary], []);
        let today = NaiveDate::default();
        let pages = [
            ("index", templates.index(&summary, today)),
            ("an empty index", templates.index(&none, today)),
            ("policy", templates.policy(&summary[0])),
            ("register", templates.register(&summary[0])),
            ("registers", templates.registers(&summary)),
            ("no registers", templates.registers(&none)),
            ("workbench", templates.workbench(&summary)),
            ("document", templates.document("document.help", "<p>[x]</p>".to_owned())),
            ("handbook", templates.handbook("[x]", "<p>[x]</p>".to_owned())),
            ("embed", templates.page("embed.html")),
            ("404", templates.page("404.html")),
        ];
        for (name, page) in pages {
            let page = page.unwrap();
            assert!(page.contains("<html lang=\"cy\">") && !page.contains("\"en\""), "{name}");
            let words = words_outside_brackets(&page);
            let strange: Vec<&String> = words.iter().filter(|word| !word.contains('@')).collect();
            assert!(strange.is_empty(), "{name}: {strange:?} in\n{page}");
        }
        assert!(templates.policy(&summary[0]).unwrap().contains("lang=\"cy\" titles>"), "the element is told");
        let wrong = templates.document("no-such-key", String::new()).unwrap_err().to_string();
        assert!(wrong.contains("the pages have no words for `no-such-key`"), "{wrong}");
    }
}
