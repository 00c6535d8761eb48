//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// The events of the pallet.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Leased time counts for the FLRN series of a class, at once or as soon as enough providers do.
		LeaseCounted {
			/// The class.
			class: ClassId,
			/// Who delivered.
			provider: T::AccountId,
			/// Planck per device-hour.
			price: IndexPrice,
			/// Device-seconds of those that were delivered.
			seconds: u64,
		},
		/// A feeder told prices.
		PricesSubmitted {
			/// Who.
			feeder: T::AccountId,
			/// USD per class-hour.
			prices: FeedPrices,
		},
		/// A series has a price for a period.
		PeriodPriced {
			/// Which.
			series: Series,
			/// The period.
			period: Period,
			/// The price. FLRN: the average of what counted in the period, rounded down.
			price: IndexPrice,
			/// What it weighs in averages: device-seconds, or one period.
			weight: u128,
		},
		/// The credit factor of a class follows the index.
		FactorMoved {
			/// The class.
			class: ClassId,
			/// FLRN per class-hour from the next period on.
			factor: FixedU128,
			/// Where the index says it belongs.
			target: FixedU128,
		},
		/// Governance admitted a feeder.
		FeederAdmitted {
			/// Who.
			feeder: T::AccountId,
		},
		/// A feeder put up its bond and is on duty.
		FeederBonded {
			/// Who.
			feeder: T::AccountId,
			/// In planck.
			bond: Balance,
		},
		/// A feeder isn't on duty any more.
		FeederLeaving {
			/// Who.
			feeder: T::AccountId,
			/// The period from which on its bond is free.
			free_from: Period,
		},
		/// A feeder has gone, and has its bond back.
		FeederLeft {
			/// Who.
			feeder: T::AccountId,
			/// In planck.
			bond: Balance,
		},
		/// A feeder was slashed for a feed that was false for long.
		FeederSlashed {
			/// Who.
			feeder: T::AccountId,
			/// Of which class.
			class: ClassId,
			/// What it lost, in planck.
			amount: Balance,
		},
		/// The bounds of a class's factor were set; without any it doesn't follow the index.
		FactorBoundsSet {
			/// The class.
			class: ClassId,
			/// Its bounds.
			bounds: Option<FactorBounds>,
		},
		/// The parameters were changed.
		ParametersSet {
			/// What they are now.
			parameters: Parameters,
		},
	}
}
