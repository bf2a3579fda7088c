//! Apps that come and go without leaving anything behind.
//!
//! Yew keeps the node that an app is mounted into, and its listeners on it, for good. A page that shows the checker, takes
//! it away and shows it again would grow each time; so a node that has served once is emptied, kept, and used again.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct RootProps {
    content: Html,
}

struct Root;

impl Component for Root {
    type Message = ();
    type Properties = RootProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().content.clone()
    }
}

struct Place {
    node: Element,
    app: yew::AppHandle<Root>,
}

impl Place {
    fn show(&mut self, content: Html) {
        self.app.update(RootProps { content });
    }
}

thread_local! {
    static FREE: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    static ROUND: Cell<u32> = const { Cell::new(0) };
}

/// An app that is mounted. It is taken down when dropped.
pub struct Mounted(Option<Place>);

/// Mounts what `app` returns into `host`. It is called with a key that sets this app apart from all before it.
///
/// Returns nothing if the browser refuses to make a node.
pub fn mount(host: &Element, app: impl FnOnce(u32) -> Html) -> Option<Mounted> {
    let round = ROUND.get().wrapping_add(1);
    ROUND.set(round);
    let free = FREE.with_borrow_mut(Vec::pop);
    let mut place = free.map_or_else(new_place, Some)?;
    place.show(app(round));
    host.append_child(&place.node).ok()?;
    Some(Mounted(Some(place)))
}

fn new_place() -> Option<Place> {
    let node = web_sys::window()?.document()?.create_element("div").ok()?;
    let props = RootProps { content: Html::default() };
    let app = yew::Renderer::<Root>::with_root_and_props(node.clone(), props).render();
    Some(Place { node, app })
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(mut place) = self.0.take() {
            place.node.remove();
            place.show(Html::default());
            FREE.with_borrow_mut(|free| free.push(place));
        }
    }
}
