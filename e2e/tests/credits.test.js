// Clients, governance, and credits from evidence to redemption. One process, because these suites share a node.
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
// Its issuers have been at work since the money loop began.
import "../suites/redemption.js";
// Its decision is enacted while the others run.
import "../suites/governance_enacted.js";
