//! The chain's calls, storage and runtime APIs, generated from its metadata.
//!
//! What the runtime shares with its clients as Rust types (`florin_core`) is used as it is;
//! everything else is generated. Each use is compared with the metadata of the node that is
//! connected, so that a command meets another runtime with an error and never with a wrong reading.

#[subxt::subxt(
	runtime_metadata_path = "metadata/florin.scale",
	substitute_type(
		path = "florin_core::book::Depth",
		with = "::subxt::utils::Static<::florin_core::book::Depth>"
	),
	substitute_type(
		path = "florin_core::book::OrderId",
		with = "::subxt::utils::Static<::florin_core::book::OrderId>"
	),
	substitute_type(
		path = "florin_core::book::OrderKind",
		with = "::subxt::utils::Static<::florin_core::book::OrderKind>"
	),
	substitute_type(
		path = "florin_core::book::OrderReport<A>",
		with = "::subxt::utils::Static<::florin_core::book::OrderReport<A>>"
	),
	substitute_type(
		path = "florin_core::certificate::CertificateBody",
		with = "::subxt::utils::Static<::florin_core::certificate::CertificateBody>"
	),
	substitute_type(
		path = "florin_core::certificate::AttesterSignature",
		with = "::subxt::utils::Static<::florin_core::certificate::AttesterSignature>"
	),
	substitute_type(
		path = "florin_core::clearing::AccountReport",
		with = "::subxt::utils::Static<::florin_core::clearing::AccountReport>"
	),
	substitute_type(
		path = "florin_core::clearing::MarketReport",
		with = "::subxt::utils::Static<::florin_core::clearing::MarketReport>"
	),
	substitute_type(
		path = "florin_core::clearing::PositionReport",
		with = "::subxt::utils::Static<::florin_core::clearing::PositionReport>"
	),
	substitute_type(
		path = "florin_core::clearing::Side",
		with = "::subxt::utils::Static<::florin_core::clearing::Side>"
	),
	substitute_type(
		path = "florin_core::futures::Contract",
		with = "::subxt::utils::Static<::florin_core::futures::Contract>"
	),
	substitute_type(
		path = "florin_core::futures::ContractReport",
		with = "::subxt::utils::Static<::florin_core::futures::ContractReport>"
	),
	substitute_type(
		path = "florin_core::index::Average",
		with = "::subxt::utils::Static<::florin_core::index::Average>"
	),
	substitute_type(
		path = "florin_core::index::IndexPrice",
		with = "::subxt::utils::Static<::florin_core::index::IndexPrice>"
	),
	substitute_type(
		path = "florin_core::index::LatestPrice",
		with = "::subxt::utils::Static<::florin_core::index::LatestPrice>"
	),
	substitute_type(
		path = "florin_core::index::Quote",
		with = "::subxt::utils::Static<::florin_core::index::Quote>"
	),
	substitute_type(
		path = "florin_core::index::Series",
		with = "::subxt::utils::Static<::florin_core::index::Series>"
	),
	substitute_type(
		path = "florin_core::index::SeriesReport",
		with = "::subxt::utils::Static<::florin_core::index::SeriesReport>"
	),
	substitute_type(
		path = "florin_core::index::SeriesStatus",
		with = "::subxt::utils::Static<::florin_core::index::SeriesStatus>"
	),
	substitute_type(
		path = "florin_core::index::SpanError",
		with = "::subxt::utils::Static<::florin_core::index::SpanError>"
	),
	substitute_type(
		path = "florin_core::market::Filters",
		with = "::subxt::utils::Static<::florin_core::market::Filters>"
	),
	substitute_type(
		path = "florin_core::market::LeaseReport<A>",
		with = "::subxt::utils::Static<::florin_core::market::LeaseReport<A>>"
	),
	substitute_type(
		path = "florin_core::market::OfferReport<A>",
		with = "::subxt::utils::Static<::florin_core::market::OfferReport<A>>"
	),
	substitute_type(
		path = "florin_core::market::OfferTerms",
		with = "::subxt::utils::Static<::florin_core::market::OfferTerms>"
	),
	substitute_type(
		path = "florin_core::market::Quote",
		with = "::subxt::utils::Static<::florin_core::market::Quote>"
	),
	substitute_type(
		path = "florin_core::market::Receipt",
		with = "::subxt::utils::Static<::florin_core::market::Receipt>"
	),
	substitute_type(
		path = "florin_core::market::RequestReport<A>",
		with = "::subxt::utils::Static<::florin_core::market::RequestReport<A>>"
	),
	substitute_type(
		path = "florin_core::report::AttesterReport<A>",
		with = "::subxt::utils::Static<::florin_core::report::AttesterReport<A>>"
	),
	substitute_type(
		path = "florin_core::report::BackingReport",
		with = "::subxt::utils::Static<::florin_core::report::BackingReport>"
	),
	substitute_type(
		path = "florin_core::report::ChallengeReport",
		with = "::subxt::utils::Static<::florin_core::report::ChallengeReport>"
	),
	substitute_type(
		path = "florin_core::report::ClockReport",
		with = "::subxt::utils::Static<::florin_core::report::ClockReport>"
	),
	substitute_type(
		path = "florin_core::report::CreditLineReport",
		with = "::subxt::utils::Static<::florin_core::report::CreditLineReport>"
	),
	substitute_type(
		path = "florin_core::report::DeviceReport<A>",
		with = "::subxt::utils::Static<::florin_core::report::DeviceReport<A>>"
	),
	substitute_type(
		path = "florin_core::report::EvidenceSummary",
		with = "::subxt::utils::Static<::florin_core::report::EvidenceSummary>"
	),
	substitute_type(
		path = "florin_core::report::RedemptionReport<A>",
		with = "::subxt::utils::Static<::florin_core::report::RedemptionReport<A>>"
	),
	substitute_type(
		path = "florin_core::report::ReputationReport",
		with = "::subxt::utils::Static<::florin_core::report::ReputationReport>"
	),
	substitute_type(
		path = "florin_evidence::error::EvidenceError",
		with = "::subxt::utils::Static<::florin_evidence::EvidenceError>"
	),
	substitute_type(
		path = "florin_math::clearing::Holding",
		with = "::subxt::utils::Static<::florin_math::clearing::Holding>"
	),
	substitute_type(
		path = "frame_support::traits::tokens::fungible::union_of::NativeOrWithId<A>",
		with = "::subxt::utils::Static<::florin_core::clearing::SettlementAsset>"
	)
)]
mod runtime {}

pub use runtime::*;
