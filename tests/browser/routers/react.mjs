// A page with React Router: three routes, of which one has the checker. Its loader counts how often the router loads the route.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { createBrowserRouter, Link, Outlet } from "react-router";
import { RouterProvider } from "react-router/dom";

const link = (to, text) => createElement(Link, { to, id: text, state: { from: text } }, text);
const Layout = () =>
  createElement("main", null, createElement("nav", null, link("/routed.html", "home"), " ", link("/checker", "checker"), " ", link("/other", "other")), createElement(Outlet));
const heading = (text) => () => createElement("h1", { id: "route" }, text);
const Checker = () =>
  createElement("div", null, heading("checker")(), createElement("pre-election-checker", { policy: "cleveland-2021", flow: "photographs" }));

const children = [
  { path: "/routed.html", Component: heading("home") },
  { path: "/checker", Component: Checker },
  { path: "/other", Component: heading("other") },
];
const router = createBrowserRouter([{ path: "/", Component: Layout, children }]);
createRoot(document.body).render(createElement(RouterProvider, { router }));
