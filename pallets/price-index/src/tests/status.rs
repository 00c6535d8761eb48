//! Whether a series can be relied on.

use super::*;
use florin_core::FLRN;
use frame_support::assert_ok;

#[test]
fn a_usd_series_is_live_while_enough_feeds_are_fresh() {
	build_and_execute(|| {
		assert_eq!(status(H100_USD), SeriesStatus::Stale);
		feed(H100, &[500, 500]);
		pass(1);
		assert_eq!(status(H100_USD), SeriesStatus::BelowQuorum);
		feed(H100, &[500, 500, 500]);
		assert_eq!(status(H100_USD), SeriesStatus::BelowQuorum);
		pass(1);
		assert_eq!(status(H100_USD), SeriesStatus::Live);
		pass(5);
		assert_eq!(status(H100_USD), SeriesStatus::Live, "five periods old");
		assert_ok!(submit(11, H100, cents(500)));
		pass(1);
		assert_eq!(status(H100_USD), SeriesStatus::BelowQuorum);
		pass(6);
		assert_eq!(status(H100_USD), SeriesStatus::Stale);
		let old = latest(H100_USD).unwrap();
		assert_eq!((old.price, old.period), (cents(500), START + 6));
		assert_eq!(old.status, SeriesStatus::Stale);
		feed(H100, &[500, 500, 500]);
		pass(1);
		assert_eq!(status(H100_USD), SeriesStatus::Live);
	});
}

#[test]
fn a_flrn_series_is_live_for_a_day_after_its_last_lease() {
	build_and_execute(|| {
		assert_eq!(status(H100_FLRN), SeriesStatus::Stale);
		assert_eq!(latest(H100_FLRN), None);
		quorum(FLRN);
		assert_eq!(
			status(H100_FLRN),
			SeriesStatus::Stale,
			"nothing is closed yet"
		);
		pass(1);
		assert_eq!(status(H100_FLRN), SeriesStatus::Live);
		pass(DAY - 1);
		assert_eq!(status(H100_FLRN), SeriesStatus::Live);
		// The day after, one provider alone keeps it neither live nor silent.
		lease(100, FLRN, 1);
		pass(1);
		assert_eq!(status(H100_FLRN), SeriesStatus::Stale);
		pass(DAY);
		lease(100, FLRN, 1);
		pass(1);
		assert_eq!(status(H100_FLRN), SeriesStatus::BelowQuorum);
	});
}

#[test]
fn the_latest_flrn_price_is_the_average_of_its_day() {
	build_and_execute(|| {
		quorum(FLRN);
		pass(10);
		quorum(3 * FLRN);
		pass(20);
		let found = latest(H100_FLRN).unwrap();
		assert_eq!(
			(found.price, found.period),
			(IndexPrice(2 * FLRN), START + 10)
		);
		pass(DAY);
		quorum(5 * FLRN);
		pass(1);
		assert_eq!(latest(H100_FLRN).unwrap().price, IndexPrice(5 * FLRN));
	});
}

#[test]
fn a_report_says_what_a_client_needs() {
	build_and_execute(|| {
		feed(H100, &[500, 500, 500]);
		pass(1);
		let report = Index::series_report(H100_USD).unwrap();
		assert_eq!(report.status, SeriesStatus::Live);
		assert_eq!((report.sources, report.quorum), (3, 3));
		assert_eq!((report.since, report.closed), (Some(START), Some(START)));
		assert_eq!(report.oldest, START + 2 - parameters().ring);
		assert_eq!(Index::series_report(Series::usd(NO_CLASS)), None);
		let report = Index::series_report(H100_FLRN).unwrap();
		assert_eq!((report.sources, report.quorum), (0, 4));
		assert_eq!((report.latest, report.since), (None, None));
	});
}
