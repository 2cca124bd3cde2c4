// @ts-check
import { byId, h } from "./dom.js";
import { config, loadConfig } from "./config.js";
import { completeSignIn, isSignInAnswer, SignInFailure } from "./session.js";
import { startBasket } from "./cart.js";
import { notify } from "./announcer.js";
import { startHeader } from "./header.js";
import { startRouter } from "./router.js";
import { homeView } from "./views/home.js";
import { shopView } from "./views/shop.js";
import { productView } from "./views/product.js";
import { basketView } from "./views/basket.js";
import { checkoutView } from "./views/checkout.js";
import { receiptView } from "./views/receipt.js";
import { ordersView } from "./views/orders.js";
import { accountView } from "./views/account.js";
import { notFoundView } from "./views/not-found.js";

/** The storefront's own addresses; `/products`, `/carts`, `/orders` and `/summaries` belong to the services. */
const ROUTES = [
  { path: "/", view: homeView },
  { path: "/shop", view: shopView },
  { path: "/product/:id", view: productView },
  { path: "/basket", view: basketView },
  { path: "/checkout", view: checkoutView },
  { path: "/receipt/:id", view: receiptView },
  { path: "/my/orders", view: ordersView },
  { path: "/my/account", view: accountView },
];

await loadConfig();
await finishSignIn();
startHeader();
showFooter();
void startBasket();
await startRouter(ROUTES, notFoundView);

/** When the shopper comes back from the issuer: takes the tokens and shows the page that was left. */
async function finishSignIn() {
  const url = new URL(location.href);
  if (!isSignInAnswer(url)) return;
  try {
    history.replaceState(null, "", await completeSignIn(url));
  } catch (failure) {
    const returnTo = failure instanceof SignInFailure ? failure.returnTo : "/";
    history.replaceState(null, "", returnTo === "/checkout" ? "/basket" : returnTo);
    notify(failure instanceof SignInFailure ? failure.message : "Signing in failed. Please try again.", { kind: "failed" });
  }
}

function showFooter() {
  const { environment, consoleUrl } = config() ?? {};
  if (!environment) return;
  byId("site-footer").append(h("p", {},
    h("span", { class: "environment" }, environment),
    consoleUrl && h("a", { href: consoleUrl }, "Behind the counter: how this shop runs")));
}
