//! The seams between pallets. Each is named by the pallet that needs it and wired by the runtime.

use crate::{
	class::{Architecture, ClassTerms},
	clearing::{
		Lots, Mark, MarketId, MarketState, NewMarket, Resting, Side, Trade, TradeRefusal, Trading,
	},
	index::{Average, LatestPrice, LeasePrint, Series, SeriesStatus, SpanError},
	work::{LeaseAside, MaturedWork, Meter, ReadyDevice, Work},
	Balance, ClassId, Day, DeviceId, DeviceIndex, LeaseId, Period, Timestamp, UseId,
};
use frame_support::{dispatch::DispatchResult, weights::Weight};
use sp_runtime::{DispatchError, FixedU128};

/// The protocol's clock. Kept by the attestation pallet.
pub trait PeriodClock {
	/// The current period.
	fn now() -> Period;
	/// The time of the current block.
	fn time() -> Timestamp;
	/// Seconds in a period; set at genesis, never changed.
	fn period_seconds() -> u16;
	/// The period that a time lies in.
	fn period_of(time: Timestamp) -> Period {
		time.checked_div(u64::from(Self::period_seconds()))
			.and_then(|period| Period::try_from(period).ok())
			.unwrap_or_default()
	}
	/// The time at which a period begins.
	fn start_of(period: Period) -> Timestamp {
		u64::from(period).saturating_mul(u64::from(Self::period_seconds()))
	}
	/// Periods in a day.
	fn periods_per_day() -> Period;
	/// The day that a period belongs to.
	fn day_of(period: Period) -> Day {
		period
			.checked_div(Self::periods_per_day())
			.unwrap_or_default()
	}
	/// Periods after its own during which a certificate is taken.
	fn certificate_window() -> Period;
	/// Periods for which an entry of a certificate landed, since genesis, without those in which nobody is blamed because the chain was halted
	/// or stood still. The clock of whoever is blamed for what certificates show: it stands still while attesters are silent.
	fn certified_periods() -> u32;
	/// The latest period of which no certificate can land any more.
	fn last_final() -> Period {
		Self::now()
			.saturating_sub(Self::certificate_window())
			.saturating_sub(1)
	}

	/// Moves the clock for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_now(period: Period);
	/// So many periods have been certified.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_certified(count: u32);
}

/// Times in which nobody is punished for what the chain kept him from: while it is halted, and for a
/// while after it was halted or stood still. Kept by governance.
pub trait GracePeriods {
	/// Whether `block` or a later one up to now lies in such a time.
	fn any_since(block: u32) -> bool;

	/// The chain stood still until now.
	fn stood_still();
}

/// The compute standard. Kept by the catalogue.
pub trait ComputeClasses {
	/// The terms of `class` in `period`, which isn't older than the certificate window.
	///
	/// `None` if there is no such class, it had not begun, or it was retired by then.
	fn terms_at(class: ClassId, period: Period) -> Option<ClassTerms>;

	/// The hardware evidence by which devices of `class` identify themselves.
	///
	/// `None` if there is no such class, or no evidence is known for it.
	fn architecture(class: ClassId) -> Option<Architecture>;

	/// A mintable class whose devices identify themselves with `architecture`.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_class(architecture: Architecture) -> ClassId;
}

/// Credit factors that follow a price. Kept by the catalogue, moved by the price index.
pub trait CreditFactors {
	/// Classes that were ever added. Their ids are below it.
	fn class_count() -> ClassId;

	/// The factor of `class` that holds from the next period on.
	///
	/// `None` if there is no such class, it is or will be retired, it hasn't begun, or governance has decided on it and that isn't in force yet.
	fn adjustable(class: ClassId) -> Option<FixedU128>;

	/// `factor` holds from the next period on. Refuses one out of bounds, and a class that [`Self::adjustable`] has none of.
	fn adjust(class: ClassId, factor: FixedU128) -> DispatchResult;

	/// As many classes as the catalogue takes, all adjustable.
	#[cfg(feature = "runtime-benchmarks")]
	fn fill();
}

/// Who is a provider. Kept by the providers pallet.
pub trait ProviderRegistry<AccountId> {
	/// Whether `who` is registered.
	fn is_registered(who: &AccountId) -> bool;

	/// Registers `who` with `stake`.
	#[cfg(feature = "runtime-benchmarks")]
	fn register(who: &AccountId, stake: Balance);
}

/// What providers have at stake. Kept by the providers pallet.
pub trait ProviderStake<AccountId> {
	/// Stake of `who` that is neither pledged nor unbonding; zero for who isn't registered.
	fn free_stake(who: &AccountId) -> Balance;

	/// Burns `amount` of it, for hours that `who` owed and didn't deliver. Who loses all of it isn't registered any more.
	fn burn_free(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Gives `amount` of it to `victim`, who waited for those hours.
	fn compensate(who: &AccountId, amount: Balance, victim: &AccountId) -> DispatchResult;
}

/// Stake that answers for one promise and nothing else. Kept by the providers pallet, pledged by the market.
pub trait StakePledges<AccountId> {
	/// Pledges `amount` of the free stake of `who`. Refuses when there isn't as much, or it is needed to carry what `who` owes.
	fn pledge(who: &AccountId, amount: Balance) -> DispatchResult;

	/// `amount` of what `who` pledged is free stake again.
	fn release(who: &AccountId, amount: Balance) -> DispatchResult;

	/// Takes `amount` of what `who` pledged, for `victim`.
	fn slash(who: &AccountId, amount: Balance, victim: &AccountId) -> DispatchResult;
}

/// How providers have kept their promises. Kept by the providers pallet, told by the market.
pub trait ProviderReputation<AccountId> {
	/// A lease is over: certificates found `served` device-seconds delivered and `missing` ones not.
	fn record(provider: &AccountId, served: u64, missing: u64);
}

/// What ties a provider's stake down. Kept by the issuance pallet.
pub trait StakeGuard<AccountId> {
	/// Refuses when `who` owes more than its credit line allows once its free stake is lower by `amount`.
	fn ensure_may_release(who: &AccountId, amount: Balance) -> DispatchResult;
	/// The free stake of `who` has changed; what is derived from it follows.
	fn stake_changed(who: &AccountId);

	/// Makes `who` somebody for whom a change of stake is written down, without a liability.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_ledger(who: &AccountId);
}

/// What a provider has to wind up before it can leave.
pub trait LeaveGuard<AccountId> {
	/// Refuses while `who` still has obligations or belongings here.
	fn ensure_may_leave(who: &AccountId) -> DispatchResult;

	/// `who` has left: what is remembered of it here goes.
	fn left(_who: &AccountId) {}
}

#[impl_trait_for_tuples::impl_for_tuples(4)]
impl<AccountId> LeaveGuard<AccountId> for Tuple {
	fn ensure_may_leave(who: &AccountId) -> DispatchResult {
		for_tuples!( #( Tuple::ensure_may_leave(who)?; )* );
		Ok(())
	}

	fn left(who: &AccountId) {
		for_tuples!( #( Tuple::left(who); )* );
	}
}

/// Verified idle time. Kept by the attestation pallet.
pub trait VerifiedWork<AccountId> {
	/// What the device at `index` of `provider` has matured and not yet minted. Brings the device's record up to date.
	fn matured(provider: &AccountId, index: DeviceIndex) -> Result<MaturedWork, DispatchError>;

	/// Takes `work` off the device's claimable sum, from the older span first; at most what [`Self::matured`] told.
	fn consume(index: DeviceIndex, work: Work) -> DispatchResult;

	/// Verified class-hours that `provider` can deliver in an hour: its devices of `class` that are fresh as far as the chain has looked.
	fn hourly_capacity(provider: &AccountId, class: ClassId) -> u32;

	/// A device of `provider` and `class` with `work` matured in the current span and enough capacity to mint it.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_device(provider: &AccountId, class: ClassId, work: Work) -> DeviceIndex;
}

/// What a hardware identity means for credit. Kept by the issuance pallet.
pub trait HardwareCredit<AccountId> {
	/// Refuses when the identity is tied to a provider other than `provider` that still owes what the identity vouched for.
	fn ensure_may_register(device: &DeviceId, provider: &AccountId) -> DispatchResult;

	/// The identity now belongs to `provider`: what it vouched for elsewhere is taken back there.
	/// Answers whether this identity has never been registered before.
	fn registered(device: &DeviceId, provider: &AccountId) -> Result<bool, DispatchError>;

	/// The device left `provider` for good, or was revoked: what it vouched for is taken back, unless the provider draws on it.
	fn departed(device: &DeviceId, provider: &AccountId);

	/// The device proved its presence in `period`: grants a share of the starter line.
	fn present(
		device: &DeviceId,
		provider: &AccountId,
		class: ClassId,
		period: Period,
	) -> DispatchResult;
}

/// What devices are used for. Kept by the attestation pallet, written by market and redemption.
///
/// A second of a device is leased, redeemed or idle, never two of these. An open use occupies the device until its time is over, without anybody's doing,
/// or until it is ended before. Certificates credit it with ⌊verified seconds × occupied seconds / period length⌋ of each period.
pub trait DeviceUses<AccountId> {
	/// Refuses a device that isn't `provider`'s, has been retired or revoked, isn't fresh, or is occupied.
	fn ensure_ready(
		provider: &AccountId,
		device: DeviceIndex,
	) -> Result<ReadyDevice, DispatchError>;

	/// The device is occupied by `id` from now on, until `until` at the latest. Refuses a device that isn't ready, or that has seen its bound of uses in
	/// this period.
	fn begin(
		provider: &AccountId,
		device: DeviceIndex,
		id: UseId,
		until: Timestamp,
	) -> DispatchResult;

	/// The use lasts until `until` instead, which isn't past. Refuses when `id` doesn't occupy the device.
	fn reschedule(device: DeviceIndex, id: UseId, until: Timestamp) -> DispatchResult;

	/// The use ends now. Refuses when `id` doesn't occupy the device; never for another reason.
	fn end(device: DeviceIndex, id: UseId) -> DispatchResult;

	/// What `id` has been credited with on `device` for the periods up to `through`; zero if it never ran there.
	///
	/// Exact as long as the device's record goes back to the period after `through`; else credits of some later periods may be in it.
	fn meter(device: DeviceIndex, id: UseId, through: Period) -> Meter;

	/// Nobody asks for what `id` was credited with on `device` any more.
	fn forget(device: DeviceIndex, id: UseId);

	/// Whether idle time of the device, too, counts towards the utilisation that a dynamic rate follows. Ignores a device that there isn't.
	fn set_rated(device: DeviceIndex, rated: bool);

	/// A ready device of `provider` and `class`.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_ready(provider: &AccountId, class: ClassId) -> DeviceIndex;

	/// `device` looks as if nobody had touched it for as long as its record goes back, and something had been revoked since.
	#[cfg(feature = "runtime-benchmarks")]
	fn neglect(device: DeviceIndex);

	/// Certifies `device` for the whole of `period`, in which nobody had told of it.
	#[cfg(feature = "runtime-benchmarks")]
	fn certify(device: DeviceIndex, period: Period);
}

/// Who follows how much the devices of a class are used. Kept by the market, told by the attestation pallet.
pub trait Utilisation {
	/// Certified seconds of devices under dynamic offers, in use and idle.
	fn note(class: ClassId, used: u64, idle: u64);

	/// What a note costs.
	fn note_weight() -> Weight;
}

/// Nobody follows it.
impl Utilisation for () {
	fn note(_: ClassId, _: u64, _: u64) {}

	fn note_weight() -> Weight {
		Weight::zero()
	}
}

/// Leases through which redemptions are delivered: an issuer rents elsewhere, and whoever redeems gets the machines. Kept by the market.
pub trait DeliveringLeases<AccountId> {
	/// Sets a lease of `tenant` aside that waits to be accepted: it is accepted with [`Self::begin`] only, and isn't removed before it is let go.
	/// Refuses any other, and one that has been set aside.
	fn set_aside(tenant: &AccountId, lease: LeaseId) -> Result<LeaseAside, DispatchError>;

	/// Accepts the lease; answers when it ends. Refuses when its time to be accepted is over, or a device isn't ready any more.
	fn begin(lease: LeaseId) -> Result<Timestamp, DispatchError>;

	/// Whether its devices can be had now.
	fn is_ready(lease: LeaseId) -> bool;

	/// When it ends or ended; none if it hasn't begun.
	fn ends_at(lease: LeaseId) -> Option<Timestamp>;

	/// What certificates say it was delivered through a period.
	fn meter(lease: LeaseId, through: Period) -> Meter;

	/// It isn't set aside any more.
	fn let_go(lease: LeaseId);

	/// What reading and letting go of a lease costs beside what its devices cost.
	fn weight() -> Weight;

	/// A lease of `devices` devices of `class` that waits for `tenant` to accept it.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_waiting(tenant: &AccountId, class: ClassId, devices: u32) -> LeaseId;
}

/// Who follows what devices deliver on redemptions. Kept by the issuance pallet, told by the attestation pallet.
pub trait RedemptionWork<AccountId> {
	/// A certificate found `seconds` of redemptions delivered by devices of `provider` and `class` in `period`.
	fn note(provider: &AccountId, class: ClassId, period: Period, seconds: u64);

	/// What a note costs.
	fn note_weight() -> Weight;
}

/// What attesters earn. Kept by the attestation pallet, called by issuance.
pub trait AttesterRewards<AccountId> {
	/// Moves `amount` from `payer` to what attesters share by the device-seconds they signed.
	fn reward(payer: &AccountId, amount: Balance) -> DispatchResult;
}

/// Commission that leases pay in. Kept by the issuance pallet, called by the market.
pub trait CommissionSink<AccountId> {
	/// Moves `amount` from `payer`: the attesters' share of it to them, the rest to the reserve, by which the earned line of `provider` grows.
	fn pay_commission(payer: &AccountId, provider: &AccountId, amount: Balance) -> DispatchResult;
}

/// Who is told at which prices devices were leased. Kept by the price index, told by the market.
pub trait LeasePrices<AccountId> {
	/// The oldest period of which delivered seconds still count.
	fn oldest() -> Period;

	/// A settlement found device-seconds delivered. Never fails: what doesn't count, doesn't.
	fn note(print: LeasePrint<AccountId>);

	/// What a note costs.
	fn note_weight() -> Weight;
}

/// The price of compute. Kept by the price index.
pub trait PriceIndex {
	/// The latest price of a series; none if it never had one, or the FLRN series had none for as long as checkpoints are kept.
	fn latest(series: Series) -> Option<LatestPrice>;

	/// Whether a series can be relied on now.
	fn status(series: Series) -> SeriesStatus;

	/// The average over the periods from `from` up to, but without, `to`.
	fn average(series: Series, from: Period, to: Period) -> Result<Average, SpanError>;

	/// The series is live, and has had `price` in each period up to this one. Spans can be asked for that end with, or begin after, one of `known`.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_history(series: Series, price: crate::index::IndexPrice, known: &[Period]);
}

/// Where lots change hands. Kept by the clearing house, used by the order book.
///
/// A call of the book that isn't carried out wholly is rolled back, so what these do needn't be undone.
pub trait ClearingHouse<AccountId> {
	/// How a market trades now.
	///
	/// # Errors
	/// There is no such market, or trading has ended.
	fn trading(market: MarketId) -> Result<Trading, DispatchError>;

	/// Lots by which `who` may trade on `side` so that it only closes; zero without a position on the other side.
	fn closable(who: &AccountId, market: MarketId, side: Side) -> Lots;

	/// Sets margin aside for an order of `who`, and its deposit. Answers the margin for each lot.
	///
	/// # Errors
	/// It has too many orders, can't afford it, or has no account.
	fn reserve(
		who: &AccountId,
		market: MarketId,
		order: &Resting,
	) -> Result<Balance, DispatchError>;

	/// An order of `who` is removed, for which `reserved` is still set aside. Its deposit goes to `cleaner`, who removed it for `who`, or
	/// back to `who`.
	///
	/// # Errors
	/// `cleaner` has no account.
	fn release(
		who: &AccountId,
		market: MarketId,
		reserved: Balance,
		cleaner: Option<&AccountId>,
	) -> DispatchResult;

	/// Lots change hands.
	///
	/// # Errors
	/// Somebody can't carry them; nothing has changed if it is the maker.
	fn trade(trade: &Trade<AccountId>) -> Result<(), TradeRefusal>;

	/// An order of `who` has been carried out: what nothing is open for any more goes back to the account.
	fn finish(who: &AccountId, market: MarketId) -> DispatchResult;

	/// A market with a price of `mark` in which everybody may trade.
	#[cfg(feature = "runtime-benchmarks")]
	fn create_market(mark: Balance) -> MarketId;

	/// An account from which `who` can trade.
	#[cfg(feature = "runtime-benchmarks")]
	fn endow(who: &AccountId, market: MarketId);
}

/// Markets of the clearing house. Kept by it, run by instruments.
pub trait Markets {
	/// Opens a market.
	///
	/// # Errors
	/// The terms are out of bounds, or nothing is settled in that asset.
	fn open(market: NewMarket) -> Result<MarketId, DispatchError>;

	/// What positions of `market` are worth from now on.
	fn mark(market: MarketId, mark: Mark);

	/// No lots change hands in `market` any more.
	fn end_trading(market: MarketId);

	/// Each lot of `market` settles at `price`. Positions that aren't registered by the end of the period `until` stand behind the others.
	fn settle(market: MarketId, price: Balance, until: Period);

	/// How a market stands; none if there is no such.
	fn state(market: MarketId) -> Option<MarketState>;
}

/// What goes with a market of the clearing house.
pub trait MarketGuard {
	/// `market` has been removed.
	fn removed(market: MarketId);
}

#[impl_trait_for_tuples::impl_for_tuples(4)]
impl MarketGuard for Tuple {
	fn removed(market: MarketId) {
		for_tuples!( #( Tuple::removed(market); )* );
	}
}

/// Order books. Kept by the order book, opened by instruments.
pub trait OrderBooks {
	/// Opens the book of `market`, in which prices are multiples of `tick` units of its asset.
	///
	/// # Errors
	/// There is one already, or there are no prices near `mark` with that tick.
	fn open(market: MarketId, tick: Balance, mark: Balance) -> DispatchResult;
}

/// What moving the price of leases costs. Kept by the market of leases.
pub trait LeaseCommission {
	/// The share of a lease's price, or of the credit factor if this is more, that tenants pay beyond it and neither they nor the provider get back.
	fn net() -> sp_runtime::Permill;
}
