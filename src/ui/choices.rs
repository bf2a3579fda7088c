//! Radios: a fixed order, the one for those who do not know set apart at the end.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::context::Context;

/// One radio.
pub struct Offer {
    /// What it stands for.
    pub value: String,
    /// Its label.
    pub text: String,
    /// One line of help.
    pub hint: Option<String>,
    /// What shows below it while it is selected.
    pub content: Option<Html>,
    /// Whether a divider sets it apart from those before it.
    pub set_apart: bool,
}

/// Returns radios. The first has `id` as its own id, so that an error summary can lead to it.
pub fn radios(
    context: &Context,
    id: &str,
    class: &'static str,
    offers: &[Offer],
    chosen: Option<&str>,
    onchange: &Callback<String>,
) -> Html {
    let radio = |(index, offer): (usize, &Offer)| {
        let own_id = if index == 0 { id.to_owned() } else { format!("{id}-{}", index + 1) };
        let hint_id = format!("{own_id}-item-hint");
        let is_chosen = chosen == Some(offer.value.as_str());
        let onchange = onchange.reform(|event: Event| {
            event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
        });
        html! {
            <>
                if offer.set_apart {
                    <div class="govuk-radios__divider">{ context.say("choices.or") }</div>
                }
                <div class="govuk-radios__item">
                    <input
                        class="govuk-radios__input"
                        id={own_id.clone()}
                        name={id.to_owned()}
                        type="radio"
                        value={offer.value.clone()}
                        checked={is_chosen}
                        aria-describedby={offer.hint.as_ref().map(|_| hint_id.clone())}
                        {onchange}
                    />
                    <label class="govuk-label govuk-radios__label" for={own_id}>{ &offer.text }</label>
                    if let Some(hint) = &offer.hint {
                        <div id={hint_id} class="govuk-hint govuk-radios__hint">{ hint }</div>
                    }
                </div>
                if let (Some(content), true) = (&offer.content, is_chosen) {
                    <div class="govuk-radios__conditional">{ content.clone() }</div>
                }
            </>
        }
    };
    html! { <div {class}>{ for offers.iter().enumerate().map(radio) }</div> }
}
