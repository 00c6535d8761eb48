//! The worked example of the documentation.

use super::*;

#[test]
fn the_example_comes_out() {
	build_and_execute(|| {
		house(|row| row.mark = 100 * TICK);
		ask(ALICE, 5, 101);
		ask(BOB, 4, 102);
		let of_carol = ask(CAROL, 3, 102);
		assert_ok!(take(DAVE, Side::Buy, 11, 102));
		assert_eq!(fills(), [(ALICE, 5, 101), (BOB, 4, 102), (CAROL, 2, 102)]);
		assert_eq!(Book::order(MARKET, of_carol).unwrap().lots, 1);
		bid(ERIN, 3, 102);
		assert_eq!(fills(), [(CAROL, 1, 102)]);
		assert_eq!(levels(Side::Buy), [(102, 2, 1)]);
		assert_eq!(levels(Side::Sell), []);
	});
}
