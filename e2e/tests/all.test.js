// One process for all suites, because they share a node.
import "../suites/connection.js";
import "../suites/metrics.js";
import "../suites/governance.js";
import "../suites/transfer.js";
import "../suites/metadata_hash.js";
import "../suites/light_client.js";
import "../suites/polkadot_js.js";
import "../suites/money_loop.js";
// What its provider had certified before matures while the money loop runs.
import "../suites/polkadot_js_mint.js";
import "../suites/market.js";
// Its feeders and its provider have been at work since the market opened.
import "../suites/derivatives.js";
import "../suites/index.js";
// What was opened before is delivered while the index runs.
import "../suites/derivatives_settled.js";
// Its issuers have been at work since the market opened.
import "../suites/redemption.js";
// Its decision is enacted while the others run.
import "../suites/governance_enacted.js";
