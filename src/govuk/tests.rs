//! Every option of every component that is used, held against govuk-frontend's own markup.

use yew::prelude::*;

use crate::{
    markup::{Differs, Why, compare, compare_within},
    typed::{DatePart, TypedDate},
    *,
};

const NO_SCRIPT: Why = "govuk-frontend’s script is not on the page";
const NOT_SENT: Why = "nothing is sent: no field needs a name";
const NO_ADDRESS: Why = "it acts on this page and leads to no address, so that it is a button";
const NO_AUTOFILL: Why = "what was typed elsewhere is not offered: it may be about others";
const TOLD_WRONG: Why = "those who listen are told that a field is wrong before they hear why";

const MODULE: Differs = Differs::Lacks("data-module", NO_SCRIPT);
const NAME: Differs = Differs::Lacks("name", NOT_SENT);
const AUTOCOMPLETE: Differs = Differs::Adds("autocomplete", NO_AUTOFILL);
const NO_HELPERS: Why = "a helper with spelling or writing may send what is typed to its maker";
const SPELLING: Differs = Differs::Adds("spellcheck", NO_HELPERS);
const INVALID: Differs = Differs::Adds("aria-invalid", TOLD_WRONG);

/// Returns how every field that is typed into differs, and these.
fn typed_into(more: &[Differs]) -> Vec<Differs> {
    let helpers = ["autocorrect", "writingsuggestions", "data-gramm", "data-enable-grammarly"];
    let adds = helpers.map(|helper| Differs::Adds(helper, NO_HELPERS));
    [&[NAME, AUTOCOMPLETE], adds.as_slice(), more].concat()
}

fn error(text: &'static str) -> ErrorText {
    ErrorText { prefix: "Error:".into(), text: text.into() }
}

fn labels() -> DateLabels {
    DateLabels { day: "Day".into(), month: "Month".into(), year: "Year".into() }
}

fn ignore<T>() -> Callback<T> {
    Callback::noop()
}

#[test]
fn back_link() {
    let differences = [
        Differs::Renames { class: "govuk-back-link", theirs: "a", ours: "button", why: NO_ADDRESS },
        Differs::Lacks("href", NO_ADDRESS),
        Differs::Adds("type", NO_ADDRESS),
        Differs::Class { on: "govuk-back-link", more: "checker-back", why: "a button has to look like a link" },
    ];
    compare("back-link", "default", &differences, || html! { <BackLink text="Back" onclick={ignore()} /> });
}

#[test]
fn button() {
    compare("button", "default", &[MODULE], || html! { <Button text="Save and continue" submits=true /> });
    compare("button", "type", &[MODULE], || html! { <Button text="Submit" /> });
    let secondary = || html! { <Button text="Secondary button" kind={ButtonKind::Secondary} submits=true /> };
    compare("button", "secondary", &[MODULE, NAME], secondary);
    let warning = || html! { <Button text="Warning button" kind={ButtonKind::Warning} submits=true /> };
    compare("button", "warning", &[MODULE, NAME], warning);
    let link = [
        MODULE,
        Differs::Lacks("role", "without the script, the space bar presses no link: it is told as what it is"),
        Differs::Adds("rel", "whoever is written to does not learn from where"),
    ];
    compare("button", "link", &link, || html! { <Button text="Link button" href="/" /> });
}

#[test]
fn checkboxes() {
    let item = |id: &'static str, text: &'static str| Checkbox {
        id: id.into(),
        text: text.into(),
        checked: false,
        onchange: ignore(),
    };
    let differences = [
        MODULE,
        NAME,
        Differs::Lacks("value", NOT_SENT),
        Differs::Class {
            on: "govuk-checkboxes",
            more: "govuk-checkboxes--small",
            why: "there are many of them wherever they are used",
        },
    ];
    compare("checkboxes", "with id and name", &differences, || {
        html! {
            <Checkboxes
                id="with-id-and-name" legend="What is your nationality?"
                hint={Html::from("If you have dual nationality, select all options that are relevant to you.")}
                items={vec![item("item_british", "British"), item("item_irish", "Irish"), item("with-id-and-name-3", "Scottish")]}
            />
        }
    });
}

#[test]
fn date_input() {
    compare("date-input", "default", &typed_into(&[SPELLING]), || {
        html! {
            <DateInput
                id="dob" legend="What is your date of birth?" hint={Html::from("For example, 31 3 1980")}
                labels={labels()} value={TypedDate::default()} oninput={ignore()}
            />
        }
    });
    compare("date-input", "with translations", &typed_into(&[SPELLING]), || {
        let labels = DateLabels { day: "Dydd".into(), month: "Mis".into(), year: "Blwyddyn".into() };
        html! {
            <DateInput
                id="with-translations" legend="Pryd gafodd eich pasbort ei gyhoeddi?" {labels}
                hint={Html::from("Er enghraifft, 27 3 2007")} value={TypedDate::default()} oninput={ignore()}
            />
        }
    });
    compare("date-input", "with values", &typed_into(&[SPELLING]), || {
        let value = TypedDate { day: "31".to_owned(), month: "3".to_owned(), year: "1980".to_owned() };
        html! {
            <DateInput
                id="with-values" legend="What is your date of birth?" hint={Html::from("For example, 31 3 1980")}
                labels={labels()} {value} oninput={ignore()}
            />
        }
    });
    compare("date-input", "with errors only", &typed_into(&[SPELLING, INVALID]), || {
        html! {
            <DateInput
                id="dob-errors" legend="What is your date of birth?" labels={labels()} value={TypedDate::default()}
                wrong={[DatePart::Day, DatePart::Month, DatePart::Year].as_slice()} oninput={ignore()}
            />
        }
    });
}

#[test]
fn details() {
    let text = "We need to know your nationality so we can work out which elections you’re entitled to vote in. If you \
                can’t provide your nationality, you’ll have to send copies of identity documents through the post.";
    compare("details", "default", &[], || html! { <Details summary="Help with nationality">{ text }</Details> });
    compare("details", "expanded", &[Differs::Lacks("id", "nothing refers to it")], || {
        html! { <Details summary="Help with nationality" is_open=true>{ text }</Details> }
    });
}

#[test]
fn error_message() {
    let text = "Error message about full name goes here";
    compare("error-message", "default", &[], || crate::error_message::error_message(None, &error(text)));
}

#[test]
fn error_summary() {
    let differences = [MODULE, Differs::Adds("tabindex", "govuk-frontend’s script adds it, and is not on the page")];
    let link = |field: &'static str, text: &'static str| ErrorLink { field: field.into(), text: text.into() };
    compare("error-summary", "default", &differences, || {
        let errors = vec![
            link("example-error-1", "The date your passport was issued must be in the past"),
            link("example-error-2", "Enter a postcode, like AA1 1AA"),
        ];
        html! { <ErrorSummary title="There is a problem" {errors} /> }
    });
}

#[test]
fn file_upload() {
    compare("file-upload", "allows multiple files", &[NAME], || {
        html! { <FileUpload id="file-upload-1" label="Upload a file" onchange={ignore()} /> }
    });
    let several = Differs::Adds("multiple", "several files can be chosen wherever one can");
    compare("file-upload", "with hint text", &[NAME, several], || {
        let hint = "Your photo may be in your Pictures, Photos, Downloads or Desktop folder. Or in an app like iPhoto.";
        html! { <FileUpload id="file-upload-2" label="Upload your photo" hint={Html::from(hint)} onchange={ignore()} /> }
    });
    compare("file-upload", "attributes", &[NAME, several], || {
        html! { <FileUpload id="file-upload-attributes" label="Upload a file" accept=".jpg, .jpeg, .png" onchange={ignore()} /> }
    });
}

#[test]
fn input() {
    let hint = || {
        Some(Html::from(
            "It’s on your National Insurance card, benefit letter, payslip or P60. For example, ‘QQ 12 34 56 C’.",
        ))
    };
    compare("input", "default", &typed_into(&[SPELLING]), || {
        html! { <Input id="test-name" label="National Insurance number" value="" oninput={ignore()} /> }
    });
    compare("input", "with hint text", &typed_into(&[SPELLING]), || {
        html! { <Input id="input-with-hint-text" label="National insurance number" hint={hint()} value="" oninput={ignore()} /> }
    });
    compare("input", "with error message", &typed_into(&[SPELLING, INVALID]), || {
        html! {
            <Input
                id="input-with-error-message" label="National Insurance number" value="" oninput={ignore()}
                error={error("Enter a National Insurance number in the correct format")}
            />
        }
    });
    compare("input", "with error and hint", &typed_into(&[SPELLING, INVALID]), || {
        html! {
            <Input
                id="with-error-hint" label="National insurance number" hint={hint()}
                error={error("Enter a National Insurance number in the correct format")} value="" oninput={ignore()}
            />
        }
    });
    compare("input", "with width-5 class", &typed_into(&[SPELLING]), || {
        html! { <Input id="input-width-5" label="National insurance number" hint={hint()} is_short=true value="" oninput={ignore()} /> }
    });
    compare("input", "custom type", &typed_into(&[SPELLING]), || {
        html! { <Input id="with-custom-type" label="With custom type" kind="number" value="" oninput={ignore()} /> }
    });
    compare("input", "value", &typed_into(&[SPELLING]), || {
        html! { <Input id="with-value" label="With value" value="QQ 12 34 56 C" oninput={ignore()} /> }
    });
    compare("input", "with spellcheck disabled", &typed_into(&[]), || {
        html! { <Input id="input-with-spellcheck-disabled" label="Spellcheck is disabled" value="" oninput={ignore()} /> }
    });
}

#[test]
fn inset_text() {
    let text = "It can take up to 8 weeks to register a lasting power of attorney if there are no mistakes in the \
                application.";
    compare("inset-text", "default", &[], || html! { <InsetText>{ text }</InsetText> });
    let quoted = Differs::Renames {
        class: "govuk-inset-text",
        theirs: "div",
        ours: "blockquote",
        why: "the protocol’s own words are a quotation",
    };
    compare("inset-text", "default", &[quoted], || html! { <InsetText quotes=true>{ text }</InsetText> });
}

#[test]
fn labels_and_legends() {
    for (example, size) in [("styled as small text", Size::S), ("styled as medium text", Size::M)] {
        compare_label(example, size);
        compare_legend(example, size);
    }
    compare_legend("styled as large text", Size::L);
}

fn compare_label(example: &str, label_size: Size) {
    let names = Differs::Adds("for", "the example is of a label without a field");
    compare_within("label", example, "label", &[names], || {
        html! { <Input id="of" label="National Insurance number" {label_size} value="" oninput={ignore()} /> }
    });
}

fn compare_legend(example: &str, legend_size: Size) {
    compare_within("fieldset", example, "legend", &[], || {
        html! { <Radios id="of" legend="What is your address?" {legend_size} items={vec![]} onchange={ignore()} /> }
    });
}

#[test]
fn radios() {
    let yes_no = || vec![Radio::new("yes", "Yes").into(), Radio::new("no", "No").into()];
    compare("radios", "inline", &[MODULE], || {
        html! {
            <Radios
                id="example" legend="Have you changed your name?" is_inline=true items={yes_no()} value="no" onchange={ignore()}
                hint={Html::from("This includes changing your last name or spelling your name differently.")}
            />
        }
    });
    let divided = || {
        vec![
            Radio::new("government-gateway", "Use Government Gateway").into(),
            Radio::new("govuk-verify", "Use GOV.UK Verify").into(),
            RadioItem::Divider("or".into()),
            Radio::new("create-account", "Create an account").into(),
        ]
    };
    let named = Differs::Lacks("name", "the name of all is the id of the first");
    let own_name = Differs::Adds("name", "the name of all is the id of the first");
    compare("radios", "with a divider", &[MODULE, named, own_name], || {
        html! { <Radios id="example-divider" legend="How do you want to sign in?" items={divided()} onchange={ignore()} /> }
    });
    compare("radios", "small with a divider", &[MODULE, named, own_name], || {
        html! {
            <Radios
                id="example-small-divider" legend="How do you want to sign in?" is_small=true items={divided()} onchange={ignore()}
            />
        }
    });
    compare("radios", "with fieldset and error message", &[MODULE], || {
        html! {
            <Radios
                id="example" legend="Have you changed your name?" error={error("Please select an option")}
                items={yes_no()} value="no" onchange={ignore()}
            />
        }
    });
    compare("radios", "with hint and error message", &[MODULE], || {
        html! {
            <Radios
                id="example-error-message-hint" legend="Have you changed your name?" error={error("Please select an option")}
                hint={Html::from("This includes changing your last name or spelling your name differently.")}
                items={yes_no()} onchange={ignore()}
            />
        }
    });
    compare("radios", "with hints on parent and items", &[MODULE], || {
        let items = [("yes", "Yes", "Hint for yes option here"), ("no", "No", "Hint for no option here")];
        let radio =
            |(value, text, hint)| Radio { hint: Some(AttrValue::Static(hint)), ..Radio::new(value, text) }.into();
        let items: Vec<RadioItem> = items.map(radio).into();
        html! {
            <Radios
                id="example-multiple-hints" legend="Have you changed your name?" {items} onchange={ignore()}
                hint={Html::from("This includes changing your last name or spelling your name differently.")}
            />
        }
    });
}

#[test]
fn radios_with_more_below_the_one_selected() {
    let differences = [
        MODULE,
        Differs::Lacks("data-aria-controls", NO_SCRIPT),
        Differs::Omits("govuk-radios__conditional--hidden", "what belongs to a radio is drawn once that is selected"),
    ];
    compare("radios", "with conditional item checked", &differences, || {
        let email = html! {
            <>
                <label class="govuk-label" for="context-email">{ "Email" }</label>{ " " }
                <input class="govuk-input govuk-!-width-one-third" name="context-email" type="text" id="context-email" />
            </>
        };
        let hidden = || Some(html! { <p>{ "Not to be seen" }</p> });
        let items = vec![
            Radio { conditional: Some(email), ..Radio::new("email", "Email") }.into(),
            Radio { conditional: hidden(), ..Radio::new("phone", "Phone") }.into(),
            Radio { conditional: hidden(), ..Radio::new("text", "Text message") }.into(),
        ];
        html! {
            <Radios
                id="how-contacted-checked" legend="How do you want to be contacted?" {items} value="email" onchange={ignore()}
            />
        }
    });
}

#[test]
fn select() {
    let item = |value: &'static str, text: &'static str| Choice { value: value.into(), text: text.into() };
    let items = || {
        vec![
            item("1", "GOV.UK frontend option 1"),
            item("2", "GOV.UK frontend option 2"),
            item("3", "GOV.UK frontend option 3"),
        ]
    };
    let differences = [NAME, Differs::Lacks("disabled", "every line can be chosen")];
    compare("select", "default", &differences, || {
        html! { <Select id="select-1" label="Label text goes here" items={items()} value="2" onchange={ignore()} /> }
    });
    compare("select", "with hint text and error message", &[NAME, INVALID], || {
        html! {
            <Select
                id="select-2" label="Label text goes here" hint={Html::from("Hint text goes here")}
                error={error("Error message goes here")} items={items()} value="" onchange={ignore()}
            />
        }
    });
}

#[test]
fn select_with_a_hint() {
    compare("select", "hint", &[NAME], || {
        let hint = Html::from("Hint text goes here");
        html! {
            <Select
                id="select-with-hint" label="Label text goes here" {hint} items={vec![]} value="" onchange={ignore()}
            />
        }
    });
}

#[test]
fn summary_list() {
    compare("summary-list", "value with html", &[], || {
        let value = html! { <span>{ "email@email.com" }</span> };
        html! { <SummaryList rows={vec![SummaryRow::new("Name", value)]} /> }
    });
    compare("summary-list", "default", &[], || {
        let contact = html! {
            <>
                <p class="govuk-body">{ "email@email.com" }</p>
                <p class="govuk-body">
                    { "Address line 1" }<br />{ " Address line 2" }<br />{ " Address line 3" }<br />{ " Address line 4" }<br />
                    { " Address line 5" }
                </p>
            </>
        };
        let rows = vec![
            SummaryRow::new("Name", "Firstname Lastname"),
            SummaryRow::new("Date of birth", "13/08/1980"),
            SummaryRow::new("Contact information", contact),
        ];
        html! { <SummaryList {rows} /> }
    });
    let differences = [
        Differs::Renames { class: "govuk-link", theirs: "a", ours: "button", why: NO_ADDRESS },
        Differs::Lacks("href", NO_ADDRESS),
        Differs::Adds("type", NO_ADDRESS),
        Differs::NoClass("govuk-link", "a button looks like a link by a class of its own"),
        Differs::Class {
            on: "checker-link-button",
            more: "checker-link-button",
            why: "a button has to look like a link",
        },
    ];
    compare("summary-list", "single action with anchor", &differences, || {
        let mut row = SummaryRow::new("Name", "Firstname Lastname");
        row.action = Some(html! { <LinkButton text="First action" onclick={ignore()} /> });
        html! { <SummaryList rows={vec![row]} /> }
    });
}

#[test]
fn table() {
    compare("table", "with head and caption", &[], || {
        let row = |month: &'static str, bicycles: &'static str, vehicles: &'static str| Row {
            cells: vec![Cell::new(month), Cell::number(bicycles), Cell::number(vehicles)],
        };
        let head =
            vec![Cell::new("Month you apply"), Cell::number("Rate for bicycles"), Cell::number("Rate for vehicles")];
        let rows = vec![row("January", "£85", "£95"), row("February", "£75", "£55"), row("March", "£165", "£125")];
        html! { <Table caption="Caption 1: Months and rates" {head} {rows} /> }
    });
}

#[test]
fn tag() {
    for (example, text, colour) in [
        ("green", "Green", Colour::Green),
        ("grey", "Grey", Colour::Grey),
        ("orange", "Orange", Colour::Orange),
        ("red", "Red", Colour::Red),
        ("yellow", "Yellow", Colour::Yellow),
    ] {
        compare("tag", example, &[], || html! { <Tag {colour} {text} /> });
    }
    let blue = Differs::Class { on: "govuk-tag", more: "govuk-tag--blue", why: "there is no example of a blue one" };
    compare("tag", "default", &[blue], || html! { <Tag colour={Colour::Blue} text="Alpha" /> });
}

#[test]
fn task_list() {
    let differences = [
        Differs::Renames { class: "govuk-task-list__link", theirs: "a", ours: "button", why: NO_ADDRESS },
        Differs::Lacks("href", NO_ADDRESS),
        Differs::Adds("type", NO_ADDRESS),
        Differs::NoClass("govuk-link", "a button looks like a link by a class of its own"),
        Differs::NoClass("govuk-task-list__link", "a button looks like a link by a class of its own"),
        Differs::Class {
            on: "checker-link-button",
            more: "checker-link-button",
            why: "a button has to look like a link",
        },
    ];
    compare("task-list", "default", &differences, || {
        let task = |title: &'static str, status: TaskStatus| Task { title: title.into(), status, onclick: ignore() };
        let open = || TaskStatus::Open("Incomplete".into());
        let tasks = vec![
            task("Company Directors", TaskStatus::Done("Completed".into())),
            task("Registered company details", open()),
            task("Business plan", open()),
        ];
        html! { <TaskList id="task-list" {tasks} /> }
    });
}

#[test]
fn textarea() {
    compare("textarea", "default", &typed_into(&[SPELLING]), || {
        html! { <Textarea id="more-detail" label="Can you provide more detail?" /> }
    });
    compare("textarea", "with custom rows", &typed_into(&[SPELLING]), || {
        html! { <Textarea id="full-address" label="Full address" rows=8 /> }
    });
    compare("textarea", "with default value", &typed_into(&[SPELLING]), || {
        html! { <Textarea id="full-address" label="Full address" value="221B Baker Street\nLondon\nNW1 6XE\n" /> }
    });
    compare("textarea", "with error message", &typed_into(&[SPELLING, INVALID]), || {
        html! {
            <Textarea
                id="no-ni-reason" label="Why can’t you provide a National Insurance number?"
                error={error("You must provide an explanation")}
            />
        }
    });
    compare("textarea", "with hint", &typed_into(&[SPELLING]), || {
        let hint = "Don't include personal or financial information, eg your National Insurance number or credit card details.";
        html! { <Textarea id="more-detail" label="Can you provide more detail?" hint={Html::from(hint)} /> }
    });
}
