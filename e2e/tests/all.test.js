// One process for all suites, because they share a node.
import "../suites/connection.js";
import "../suites/transfer.js";
import "../suites/metadata_hash.js";
import "../suites/money_loop.js";
