//! Something to know before all else, that is not about the screen's own task.

use yew::prelude::*;

/// The properties of a [`NotificationBanner`].
#[derive(Properties, PartialEq)]
pub struct NotificationBannerProps {
    /// The id of its title.
    pub title_id: AttrValue,
    /// Its title: how much it matters.
    pub title: AttrValue,
    /// What it says, in large letters.
    pub heading: AttrValue,
    /// What it says beside that.
    #[prop_or_default]
    pub children: Html,
}

/// A banner. Its title is no heading: it comes where a heading would skip a level of the page around.
#[component]
pub fn NotificationBanner(props: &NotificationBannerProps) -> Html {
    let NotificationBannerProps { title_id, title, heading, children } = props;
    html! {
        <div class="govuk-notification-banner" role="region" aria-labelledby={title_id}>
            <div class="govuk-notification-banner__header">
                <p class="govuk-notification-banner__title" id={title_id}>{ title }</p>
            </div>
            <div class="govuk-notification-banner__content">
                <p class="govuk-notification-banner__heading">{ heading }</p>
                { children.clone() }
            </div>
        </div>
    }
}
