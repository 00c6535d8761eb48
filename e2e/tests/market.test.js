// Leases, what they cost, and contracts on it. One process, because these suites share a node.
import "../suites/market.js";
// Its feeders and its provider have been at work since the market opened.
import "../suites/derivatives.js";
import "../suites/index.js";
// What was opened before is delivered while the index runs.
import "../suites/derivatives_settled.js";
