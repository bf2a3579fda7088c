// A page with Vue Router: three routes, of which one has the checker.
import { createApp, h } from "vue";
import { createRouter, createWebHistory, RouterLink, RouterView } from "vue-router";

const heading = (text) => h("h1", { id: "route" }, text);
// The router would take a bare function for one that loads a component.
const drawn = (render) => ({ render });
const routes = [
  { path: "/routed.html", component: drawn(() => heading("home")) },
  {
    path: "/checker",
    component: drawn(() => h("div", [heading("checker"), h("pre-election-checker", { policy: "cleveland-2021", flow: "photographs" })])),
  },
  { path: "/other", component: drawn(() => heading("other")) },
];
const link = (path, text) => h(RouterLink, { to: { path, state: { from: text } }, id: text }, () => text);
const Layout = () =>
  h("main", [h("nav", [link("/routed.html", "home"), " ", link("/checker", "checker"), " ", link("/other", "other")]), h(RouterView)]);
createApp(Layout).use(createRouter({ history: createWebHistory(), routes })).mount(document.body);
