//! Tables.

use yew::prelude::*;

use crate::Size;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub content: Html,
    /// Whether it holds a number.
    pub is_numeric: bool,
    /// A class of the page's own.
    pub class: Option<AttrValue>,
    /// Whether its text may run from right to left: a person wrote it.
    pub is_foreign: bool,
}

impl Cell {
    /// Returns a cell with nothing but its content.
    pub fn new(content: impl Into<Html>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Returns a cell with a number.
    pub fn number(content: impl Into<Html>) -> Self {
        Self { is_numeric: true, ..Self::new(content) }
    }

    fn class(&self, own: &'static str, numeric: &'static str) -> Classes {
        classes!(own, self.is_numeric.then_some(numeric), self.class.as_ref().map(AttrValue::to_string))
    }
}

/// One row. Its first cell says what the row is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// The properties of a [`Table`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// What the table is about.
    pub caption: Html,
    /// How large that is.
    #[prop_or(Size::M)]
    pub caption_size: Size,
    /// A class of the page's own.
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// The headings of the columns.
    pub head: Vec<Cell>,
    /// The rows.
    #[prop_or_default]
    pub rows: Vec<Row>,
    /// Bodies of the page's own, where rows stand in groups.
    #[prop_or_default]
    pub children: Html,
}

/// A table. The first cell of each row is its heading.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let TableProps { caption, caption_size, class, head, rows, children } = props;
    let caption_class = match caption_size {
        Size::Normal => "govuk-table__caption",
        Size::S => "govuk-table__caption govuk-table__caption--s",
        Size::M => "govuk-table__caption govuk-table__caption--m",
        Size::L => "govuk-table__caption govuk-table__caption--l",
        Size::Hidden => "govuk-table__caption govuk-visually-hidden",
    };
    let heading = |cell: &Cell| {
        let class = cell.class("govuk-table__header", "govuk-table__header--numeric");
        html! { <th scope="col" {class}>{ &cell.content }</th> }
    };
    html! {
        <table class={classes!("govuk-table", class.as_ref().map(AttrValue::to_string))}>
            <caption class={caption_class}>{ caption }</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">{ for head.iter().map(heading) }</tr>
            </thead>
            if !rows.is_empty() {
                <tbody class="govuk-table__body">{ for rows.iter().enumerate().map(draw) }</tbody>
            }
            { children.clone() }
        </table>
    }
}

fn draw((place, row): (usize, &Row)) -> Html {
    let cell = |(index, cell): (usize, &Cell)| {
        let dir = cell.is_foreign.then_some("auto");
        if index == 0 {
            let class = cell.class("govuk-table__header", "govuk-table__header--numeric");
            html! { <th scope="row" {class} {dir}>{ &cell.content }</th> }
        } else {
            let class = cell.class("govuk-table__cell", "govuk-table__cell--numeric");
            html! { <td {class} {dir}>{ &cell.content }</td> }
        }
    };
    html! { <tr key={place} class="govuk-table__row">{ for row.cells.iter().enumerate().map(cell) }</tr> }
}
