//! Random sequences of calls, good and bad, on the real runtime. After each of them every `try_state` holds, the supply adds up,
//! and nobody's debt beyond what it has locked has been lifted over its credit line.

mod common;

use common::{
	account, attesters, call, certificate, check_all, genesis, genesis_hash, next_block, presence,
	prove_open_challenges, registration, root, stand_still,
};
use florin_core::{
	certificate::{AttesterSignature, CertificateBody, CertificateEntry},
	market::{Attributes, Interconnect, Mode, OfferTerms, Price, Receipt, ServiceLevel},
	report::{BackingReport, CreditLineReport},
	traits::{CommissionSink, DeviceUses, PeriodClock},
	AttesterId, Balance, DeviceIndex, Period, UseId, FLRN,
};
use florin_evidence::software::SoftwareDevice;
use florin_runtime::{
	genesis_config_presets::{DEVELOPMENT_ATTESTERS, DEVELOPMENT_ATTESTER_OWNERS, H100},
	AccountId, Attestation, Balances, Issuance, Providers, Runtime, RuntimeCall, RuntimeOrigin,
	System,
};
use pallet_attestation::types::SignedBody;
use proptest::{collection::vec, prelude::*, sample::Index, test_runner::TestRunner};
use sp_core::{ed25519, Pair};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{traits::Dispatchable, FixedU128, MultiAddress, Permill};
use std::{cell::Cell, env, sync::LazyLock, thread};

static DEVICES: LazyLock<Vec<SoftwareDevice>> =
	LazyLock::new(|| (0..4).map(SoftwareDevice::from_index).collect());

#[derive(Clone, Debug)]
enum Op {
	RegisterProvider {
		who: usize,
		stake: Balance,
	},
	BondMore {
		who: usize,
		amount: Balance,
	},
	Unbond {
		who: usize,
		amount: Balance,
	},
	Withdraw {
		who: usize,
	},
	Deregister {
		who: usize,
	},
	RegisterDevice {
		who: usize,
		device: usize,
	},
	Retire {
		who: usize,
		index: DeviceIndex,
	},
	ProveAll,
	ProveAnything {
		who: usize,
		device: usize,
		index: DeviceIndex,
		back: u32,
		block_back: u32,
	},
	Certify {
		back: u32,
		seconds: u16,
		quality: u8,
		signers: usize,
		devices: u8,
	},
	Claim {
		who: usize,
		devices: u8,
	},
	Repay {
		who: usize,
		amount: Balance,
	},
	Transfer {
		from: usize,
		to: usize,
		amount: Balance,
	},
	Commission {
		payer: usize,
		provider: usize,
		amount: Balance,
	},
	BeginUse {
		who: usize,
		index: DeviceIndex,
		lease: u64,
	},
	EndUse {
		index: DeviceIndex,
		lease: u64,
	},
	/// An attester's owner takes its pay.
	ClaimRewards {
		attester: usize,
	},
	/// An attester leaves, or begins to.
	UnbondAttester {
		attester: usize,
	},
	/// Late signatures under everything that was taken of a recent period.
	SignLate {
		attester: usize,
		back: u32,
	},
	/// An attester signs two values for a device, and somebody shows it.
	Equivocate {
		attester: usize,
		index: DeviceIndex,
		back: u32,
	},
	/// Root sets some of the attesters, as a new epoch.
	SetAttesters {
		members: u8,
	},
	/// A device is revoked.
	Revoke {
		index: DeviceIndex,
	},
	ChangeFactor {
		percent: u8,
	},
	/// A provider offers some of its devices.
	Offer {
		who: usize,
		devices: u8,
		price: Balance,
		pledge: Balance,
		mode: u8,
		dynamic: bool,
	},
	WithdrawOffer {
		offer: u64,
	},
	/// Somebody rents what is free of an offer, and accepts it mostly.
	Rent {
		who: usize,
		offer: u64,
		count: u32,
		term: u32,
		funded: u32,
		accept: bool,
	},
	TopUp {
		lease: u64,
		seconds: u32,
	},
	TakeOver {
		lease: u64,
		who: usize,
	},
	Evict {
		lease: u64,
	},
	/// The tenant signs for what it got, or for more.
	Receipt {
		lease: u64,
		back: u32,
		percent: u8,
	},
	Close {
		lease: u64,
		by_tenant: bool,
	},
	Settle {
		lease: u64,
	},
	Finalise {
		lease: u64,
	},
	Dispute {
		lease: u64,
		by_tenant: bool,
	},
	Resolve {
		lease: u64,
		percent: u8,
	},
	/// Somebody redeems hours that a provider owes.
	Redeem {
		who: usize,
		provider: usize,
		devices: u32,
		seconds: u32,
	},
	/// Its issuer frees what it has for it, and the holder accepts that mostly.
	Serve {
		redemption: u64,
		devices: u8,
		margin: u8,
		accept: bool,
	},
	CancelRedemption {
		redemption: u64,
	},
	SettleRedemption {
		redemption: u64,
	},
	ClearOverdue {
		redemption: u64,
	},
	CollectReserve,
	Wait {
		blocks: u8,
	},
	/// Everybody is present and the committee certifies everything, for some periods.
	Work {
		periods: u8,
		quality: u8,
	},
	ClaimAll {
		who: usize,
	},
	/// Governance changes a parameter, or tries to.
	Tune {
		parameter: u8,
		percent: u8,
		as_root: bool,
	},
	/// The chain is halted, or goes on.
	Halt {
		begin: bool,
	},
	/// There are no blocks for so many periods.
	StandStill {
		periods: u8,
	},
}

fn who() -> impl Strategy<Value = usize> {
	0..4usize
}

fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		Just(0),
		Just(1),
		1..FLRN / 100,
		(1..50u128).prop_map(|flrn| flrn * FLRN),
		Just(Balance::MAX),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let index = || 0..5u32;
	let lease = || prop_oneof![3 => 0..3u64, 1 => 0..9u64];
	prop_oneof![
		2 => (who(), amount()).prop_map(|(who, stake)| Op::RegisterProvider { who, stake }),
		1 => (who(), amount()).prop_map(|(who, amount)| Op::BondMore { who, amount }),
		2 => (who(), amount()).prop_map(|(who, amount)| Op::Unbond { who, amount }),
		1 => who().prop_map(|who| Op::Withdraw { who }),
		1 => who().prop_map(|who| Op::Deregister { who }),
		3 => (who(), 0..4usize).prop_map(|(who, device)| Op::RegisterDevice { who, device }),
		1 => (who(), index()).prop_map(|(who, index)| Op::Retire { who, index }),
		6 => Just(Op::ProveAll),
		1 => (who(), 0..4usize, index(), 0..4u32, 0..8u32).prop_map(
			|(who, device, index, back, block_back)| Op::ProveAnything {
				who, device, index, back, block_back,
			}
		),
		8 => (0..4u32, 0..14u16, 0..=100u8, 2..5usize, any::<u8>()).prop_map(
			|(back, seconds, quality, signers, devices)| Op::Certify {
				back, seconds, quality, signers, devices,
			}
		),
		4 => (who(), any::<u8>()).prop_map(|(who, devices)| Op::Claim { who, devices }),
		2 => (who(), amount()).prop_map(|(who, amount)| Op::Repay { who, amount }),
		2 => (who(), who(), amount()).prop_map(|(from, to, amount)| Op::Transfer { from, to, amount }),
		1 => (who(), who(), amount()).prop_map(
			|(payer, provider, amount)| Op::Commission { payer, provider, amount }
		),
		2 => (who(), index(), 0..3u64).prop_map(|(who, index, lease)| Op::BeginUse { who, index, lease }),
		2 => (index(), 0..3u64).prop_map(|(index, lease)| Op::EndUse { index, lease }),
		2 => (0..4usize).prop_map(|attester| Op::ClaimRewards { attester }),
		1 => (0..4usize).prop_map(|attester| Op::UnbondAttester { attester }),
		2 => (0..4usize, 0..4u32).prop_map(|(attester, back)| Op::SignLate { attester, back }),
		1 => (0..16usize, index(), 0..7u32).prop_map(
			|(attester, index, back)| Op::Equivocate { attester, index, back }
		),
		1 => any::<u8>().prop_map(|members| Op::SetAttesters { members }),
		1 => (0..20u32).prop_map(|index| Op::Revoke { index }),
		1 => (0..200u8).prop_map(|percent| Op::ChangeFactor { percent }),
		// Mostly all devices of those who have some from the beginning.
		6 => (
			prop_oneof![3 => 0..2usize, 1 => who()],
			prop_oneof![Just(u8::MAX), any::<u8>()],
			amount(),
			amount(),
			0..3u8,
			any::<bool>(),
		).prop_map(
			|(who, devices, price, pledge, mode, dynamic)| Op::Offer {
				who, devices, price: price % (5 * FLRN), pledge: pledge % FLRN, mode, dynamic,
			}
		),
		1 => lease().prop_map(|offer| Op::WithdrawOffer { offer }),
		// Half of them are paid for as a whole, as reserved ones have to be.
		8 => (who(), lease(), 1..4u32, 12..90u32, 12..180u32, 0..6u8).prop_map(
			|(who, offer, count, term, funded, accept)| Op::Rent {
				who, offer, count, term, funded, accept: accept > 0,
			}
		),
		1 => (lease(), 0..40u32).prop_map(|(lease, seconds)| Op::TopUp { lease, seconds }),
		1 => (lease(), who()).prop_map(|(lease, who)| Op::TakeOver { lease, who }),
		1 => lease().prop_map(|lease| Op::Evict { lease }),
		2 => (lease(), 0..4u32, 0..=110u8)
			.prop_map(|(lease, back, percent)| Op::Receipt { lease, back, percent }),
		2 => (lease(), any::<bool>()).prop_map(|(lease, by_tenant)| Op::Close { lease, by_tenant }),
		3 => lease().prop_map(|lease| Op::Settle { lease }),
		3 => lease().prop_map(|lease| Op::Finalise { lease }),
		1 => (lease(), any::<bool>())
			.prop_map(|(lease, by_tenant)| Op::Dispute { lease, by_tenant }),
		1 => (lease(), 0..=100u8).prop_map(|(lease, percent)| Op::Resolve { lease, percent }),
		8 => (1..14u8).prop_map(|blocks| Op::Wait { blocks }),
		8 => (who(), 0..2usize, 1..3u32, 12..30u32).prop_map(
			|(who, provider, devices, seconds)| Op::Redeem { who, provider, devices, seconds }
		),
		8 => (0..3u64, 0..=100u8, 0..6u8).prop_map(
			|(redemption, margin, accept)| Op::Serve {
				redemption, devices: u8::MAX, margin, accept: accept > 0,
			}
		),
		1 => (0..4u64).prop_map(|redemption| Op::CancelRedemption { redemption }),
		4 => (0..3u64).prop_map(|redemption| Op::SettleRedemption { redemption }),
		4 => (0..3u64).prop_map(|redemption| Op::ClearOverdue { redemption }),
		1 => Just(Op::CollectReserve),
		4 => (1..9u8, 1..=100u8).prop_map(|(periods, quality)| Op::Work { periods, quality }),
		4 => who().prop_map(|who| Op::ClaimAll { who }),
		1 => (0..8u8, 0..=200u8, any::<bool>()).prop_map(
			|(parameter, percent, as_root)| Op::Tune { parameter, percent, as_root }
		),
		1 => any::<bool>().prop_map(|begin| Op::Halt { begin }),
		1 => (1..5u8).prop_map(|periods| Op::StandStill { periods }),
	]
}

fn actors() -> [AccountId; 4] {
	[
		account(Alice),
		account(Bob),
		account(Charlie),
		account(Dave),
	]
}

/// The handles that the bits of `mask` choose.
fn chosen(mask: u8) -> Vec<DeviceIndex> {
	(0..5).filter(|bit| mask & (1 << bit) != 0).collect()
}

/// Applies one operation as its caller would. Refusals are expected; what matters is the state that they leave.
fn apply(op: Op) {
	let actors = actors();
	let _ = match op {
		Op::RegisterProvider { who, stake } => {
			let metadata = pallet_providers::Metadata {
				name: b"A provider".to_vec().try_into().expect("fits"),
				endpoint: b"https://provider.example"
					.to_vec()
					.try_into()
					.expect("fits"),
				region: pallet_providers::Region(*b"DE"),
				attributes: Default::default(),
			};
			call(
				&actors[who],
				pallet_providers::Call::register { metadata, stake },
			)
		}
		Op::BondMore { who, amount } => {
			call(&actors[who], pallet_providers::Call::bond_more { amount })
		}
		Op::Unbond { who, amount } => call(&actors[who], pallet_providers::Call::unbond { amount }),
		Op::Withdraw { who } => call(&actors[who], pallet_providers::Call::withdraw_unbonded {}),
		Op::Deregister { who } => call(&actors[who], pallet_providers::Call::deregister {}),
		Op::RegisterDevice { who, device } => {
			call(&actors[who], registration(&DEVICES[device], &actors[who]))
		}
		Op::Retire { who, index } => call(
			&actors[who],
			pallet_attestation::Call::retire_device { device: index },
		),
		Op::ProveAll => return prove_all(),
		Op::ProveAnything {
			who,
			device,
			index,
			back,
			block_back,
		} => {
			let period = Attestation::now().saturating_sub(back);
			let block = System::block_number().saturating_sub(block_back);
			call(
				&actors[who],
				presence(&DEVICES[device], index, &actors[who], period, block),
			)
		}
		Op::Certify {
			back,
			seconds,
			quality,
			signers,
			devices,
		} => {
			let quality = Permill::from_percent(quality.into());
			let entries = chosen(devices)
				.into_iter()
				.map(|index| (index, seconds, quality))
				.collect::<Vec<_>>();
			let period = Attestation::now().saturating_sub(back);
			call(&actors[3], certificate(period, &entries, signers))
		}
		Op::Claim { who, devices } => {
			let devices = chosen(devices).try_into().expect("five fit");
			call(&actors[who], pallet_issuance::Call::claim { devices })
		}
		Op::Repay { who, amount } => call(
			&actors[who],
			pallet_issuance::Call::repay {
				class: H100,
				amount,
			},
		),
		Op::Transfer { from, to, amount } => {
			let dest = MultiAddress::Id(actors[to].clone());
			call(
				&actors[from],
				pallet_balances::Call::transfer_allow_death {
					dest,
					value: amount,
				},
			)
		}
		Op::ClaimRewards { attester } => {
			let (owner, attester) = owned(attester);
			call(&owner, pallet_attestation::Call::claim_rewards { attester })
		}
		Op::UnbondAttester { attester } => {
			let (owner, attester) = owned(attester);
			call(
				&owner,
				pallet_attestation::Call::unbond_attester { attester },
			)
		}
		Op::SignLate { attester, back } => {
			let period = Attestation::now().saturating_sub(back);
			return sign_late(&actors[3], &attesters()[attester], period);
		}
		Op::Equivocate {
			attester,
			index,
			back,
		} => {
			let period = Attestation::now().saturating_sub(back);
			// Most attesters stay honest: with two of four gone, nothing is certified any more.
			match attesters().get(attester) {
				Some(attester) => call(&actors[2], equivocation(attester, index, period)),
				None => return,
			}
		}
		Op::SetAttesters { members } => {
			let members = attesters()
				.iter()
				.enumerate()
				.filter(|(seat, _)| members & (1 << seat) == 0 || members > 31)
				.map(|(_, pair)| pair.public())
				.collect::<Vec<_>>();
			let attesters = members.try_into().expect("four fit");
			root(pallet_attestation::Call::set_attesters { attesters })
		}
		Op::Revoke { index } => root(pallet_attestation::Call::revoke_device { device: index }),
		Op::ChangeFactor { percent } => {
			let changes = pallet_catalog::ClassChanges {
				credit_factor: Some(FixedU128::from_rational(percent.into(), 100)),
				..Default::default()
			};
			root(pallet_catalog::Call::update_class {
				class: H100,
				changes,
			})
		}
		Op::Commission {
			payer,
			provider,
			amount,
		} => {
			return transactional(|| {
				Issuance::pay_commission(&actors[payer], &actors[provider], amount)
			})
		}
		Op::BeginUse { who, index, lease } => {
			return transactional(|| {
				Attestation::begin(&actors[who], index, stray(lease), u64::MAX)
			})
		}
		Op::EndUse { index, lease } => {
			return transactional(|| Attestation::end(index, stray(lease)))
		}
		Op::Wait { blocks } => return (0..blocks).for_each(|_| next_block()),
		Op::Work { periods, quality } => {
			return work(periods, Permill::from_percent(quality.into()))
		}
		Op::ClaimAll { who } => {
			let devices = pallet_attestation::Devices::<Runtime>::iter()
				.filter(|(_, device)| device.provider == actors[who])
				.map(|(index, _)| index)
				.take(5)
				.collect::<Vec<_>>();
			let devices = devices.try_into().expect("five fit");
			call(&actors[who], pallet_issuance::Call::claim { devices })
		}
		Op::Tune {
			parameter,
			percent,
			as_root,
		} => {
			let origin = if as_root {
				RuntimeOrigin::root()
			} else {
				pallet_governance::Origin::Tighten.into()
			};
			let change = tuned(parameter, percent);
			return transactional(|| {
				let changed = change.dispatch(origin);
				changed.map(|_| ()).map_err(|error| error.error)
			});
		}
		Op::Offer {
			who,
			devices,
			price,
			pledge,
			mode,
			dynamic,
		} => {
			let terms = offer_terms(price, pledge, mode, dynamic);
			let devices = chosen(devices)
				.into_iter()
				.filter(|index| {
					pallet_attestation::Devices::<Runtime>::get(index)
						.is_some_and(|device| device.provider == actors[who])
				})
				.collect::<Vec<_>>();
			call(
				&actors[who],
				pallet_market::Call::post_offer {
					class: H100,
					devices: devices.try_into().expect("five fit"),
					terms,
				},
			)
		}
		Op::WithdrawOffer { offer } => match pallet_market::Offers::<Runtime>::get(offer) {
			Some(row) => call(&row.provider, pallet_market::Call::withdraw_offer { offer }),
			None => return,
		},
		Op::Rent {
			who,
			offer,
			count,
			term,
			funded,
			accept,
		} => {
			let lease = pallet_market::NextLease::<Runtime>::get();
			let version = pallet_market::Offers::<Runtime>::get(offer).map_or(0, |row| row.version);
			let pick = pallet_market::types::Pick {
				offer,
				version,
				devices: count,
			};
			let rented = call(
				&actors[who],
				pallet_market::Call::rent {
					offers: vec![pick].try_into().expect("one fits"),
					term,
					funded: funded.min(term),
					limit: Balance::MAX,
					least: 1,
				},
			);
			if rented.is_ok() && accept {
				call(&actors[who], pallet_market::Call::accept_lease { lease })
			} else {
				rented
			}
		}
		Op::TopUp { lease, seconds } => match parties(lease) {
			Some((tenant, _)) => call(&tenant, pallet_market::Call::top_up { lease, seconds }),
			None => return,
		},
		Op::TakeOver { lease, who } => match parties(lease) {
			Some((tenant, _)) => {
				let successor = Some(actors[who].clone());
				let _ = call(
					&tenant,
					pallet_market::Call::transfer_lease { lease, successor },
				);
				call(&actors[who], pallet_market::Call::take_over { lease })
			}
			None => return,
		},
		Op::Evict { lease } => match parties(lease) {
			Some((_, provider)) => call(&provider, pallet_market::Call::evict { lease }),
			None => return,
		},
		Op::Receipt {
			lease,
			back,
			percent,
		} => match receipt(lease, back, percent) {
			Some((provider, receipt)) => call(&provider, receipt),
			None => return,
		},
		Op::Close { lease, by_tenant } => match parties(lease) {
			Some((tenant, provider)) => {
				let who = if by_tenant { tenant } else { provider };
				call(&who, pallet_market::Call::close { lease })
			}
			None => return,
		},
		Op::Settle { lease } => {
			let leases = vec![lease].try_into().expect("one fits");
			call(&actors[3], pallet_market::Call::settle { leases })
		}
		Op::Finalise { lease } => call(&actors[3], pallet_market::Call::finalise { lease }),
		Op::Dispute { lease, by_tenant } => match parties(lease) {
			Some((tenant, provider)) => {
				let who = if by_tenant { tenant } else { provider };
				let evidence = sp_core::H256::repeat_byte(1);
				call(&who, pallet_market::Call::dispute { lease, evidence })
			}
			None => return,
		},
		Op::Resolve { lease, percent } => {
			let share = Permill::from_percent(percent.into());
			call(&account(Eve), pallet_market::Call::resolve { lease, share })
		}
		Op::Redeem {
			who,
			provider,
			devices,
			seconds,
		} => call(
			&actors[who],
			pallet_issuance::Call::redeem {
				provider: actors[provider].clone(),
				class: H100,
				devices,
				seconds,
			},
		),
		Op::Serve {
			redemption,
			devices,
			margin,
			accept,
		} => match pallet_issuance::Redemptions::<Runtime>::get(redemption) {
			Some(row) => {
				let devices = chosen(devices)
					.into_iter()
					.filter(|index| {
						pallet_attestation::Devices::<Runtime>::get(index)
							.is_some_and(|device| device.provider == row.provider)
					})
					.take(row.devices as usize)
					.collect::<Vec<_>>();
				let served = call(
					&row.provider,
					pallet_issuance::Call::serve_redemption {
						redemption,
						devices: devices.try_into().expect("five fit"),
						margin: Permill::from_percent(margin.into()),
					},
				);
				if served.is_ok() && accept {
					call(
						&row.holder,
						pallet_issuance::Call::accept_redemption { redemption },
					)
				} else {
					served
				}
			}
			None => return,
		},
		Op::CancelRedemption { redemption } => {
			match pallet_issuance::Redemptions::<Runtime>::get(redemption) {
				Some(row) => call(
					&row.holder,
					pallet_issuance::Call::cancel_redemption { redemption },
				),
				None => return,
			}
		}
		Op::SettleRedemption { redemption } => call(
			&actors[3],
			pallet_issuance::Call::settle_redemption { redemption },
		),
		Op::ClearOverdue { redemption } => call(
			&actors[3],
			pallet_issuance::Call::clear_overdue { redemption },
		),
		Op::CollectReserve => call(&actors[3], pallet_issuance::Call::collect_reserve {}),
		Op::Halt { begin: true } => root(pallet_safe_mode::Call::force_enter {}),
		Op::Halt { begin: false } => root(pallet_safe_mode::Call::force_exit {}),
		Op::StandStill { periods } => return stand_still(periods.into()),
	};
}

/// A use of which neither market nor issuance knows.
fn stray(id: u64) -> UseId {
	UseId::Redemption(1_000_000 + id)
}

fn offer_terms(price: Balance, pledge: Balance, mode: u8, dynamic: bool) -> OfferTerms {
	OfferTerms {
		price: if dynamic {
			Price::Dynamic { floor: price }
		} else {
			Price::Fixed(price)
		},
		shortest: 12,
		longest: 100,
		mode: match mode {
			0 => Mode::Spot,
			1 => Mode::Reserved {
				break_fee: Permill::from_percent(30),
			},
			_ => Mode::Interruptible {
				notice: 1,
				compensation: Permill::from_percent(50),
			},
		},
		service: ServiceLevel {
			availability: Permill::from_percent(90),
			pledge,
		},
		attributes: Attributes {
			region: *b"DE",
			memory_gib: 256,
			interconnect: Interconnect::Pcie,
		},
	}
}

/// Tenant and provider of a lease.
fn parties(lease: u64) -> Option<(AccountId, AccountId)> {
	let lease = pallet_market::Leases::<Runtime>::get(lease)?;
	Some((lease.tenant, lease.provider))
}

/// The provider of a lease, and what it does with a receipt that the tenant signed.
fn receipt(lease: u64, back: u32, percent: u8) -> Option<(AccountId, RuntimeCall)> {
	let row = pallet_market::Leases::<Runtime>::get(lease)?;
	let signer = [Alice, Bob, Charlie, Dave]
		.into_iter()
		.find(|keyring| account(*keyring) == row.tenant)?;
	let through = Attestation::now().saturating_sub(back);
	let elapsed = row.elapsed_at(Attestation::start_of(through + 1));
	let receipt = Receipt {
		through,
		seconds: elapsed * u64::from(percent) / 100,
	};
	let signature = signer.sign(&receipt.signing_payload(&genesis_hash(), lease));
	let submit = pallet_market::Call::submit_receipt {
		lease,
		receipt,
		signature: signature.into(),
	};
	Some((row.provider, submit.into()))
}

/// A change of one of the parameters to some percent of what it is.
fn tuned(parameter: u8, percent: u8) -> RuntimeCall {
	let scaled = |value: Balance| value / 100 * Balance::from(percent);
	let mut issuance = pallet_issuance::Params::<Runtime>::get();
	let mut providers = pallet_providers::Params::<Runtime>::get();
	let mut attestation = pallet_attestation::Params::<Runtime>::get();
	match parameter {
		0 => issuance.daily_cap = scaled(issuance.daily_cap),
		1 => issuance.starter_ceiling = scaled(issuance.starter_ceiling),
		2 => issuance.bond_share = Permill::from_percent(percent.into()),
		3 => issuance.starter_hours_per_device = percent / 8,
		4 => issuance.attester_share = Permill::from_percent(u32::from(percent) / 8),
		5 => providers.minimum_stake = scaled(providers.minimum_stake),
		6 => providers.unbonding = u32::from(percent) / 8,
		_ => attestation.attester_bond = scaled(attestation.attester_bond),
	}
	match parameter {
		0..=4 => pallet_issuance::Call::set_parameters {
			parameters: issuance,
		}
		.into(),
		5 | 6 => pallet_providers::Call::set_parameters {
			parameters: providers,
		}
		.into(),
		_ => pallet_attestation::Call::set_parameters {
			parameters: attestation,
		}
		.into(),
	}
}

/// An attester and its owner.
fn owned(attester: usize) -> (AccountId, AttesterId) {
	let owner = DEVELOPMENT_ATTESTER_OWNERS[attester].to_account_id();
	(owner, AttesterId::from(DEVELOPMENT_ATTESTERS[attester]))
}

/// The attester signs what was taken of `period`.
fn sign_late(who: &AccountId, attester: &ed25519::Pair, period: Period) {
	let taken = pallet_attestation::TakenCertificates::<Runtime>::iter_prefix(period)
		.map(|(payload, _)| payload)
		.collect::<Vec<_>>();
	for payload in taken {
		let signature = AttesterSignature {
			attester: attester.public(),
			signature: attester.sign(&payload),
		};
		let signatures = vec![signature].try_into().expect("one fits");
		let _ = call(
			who,
			pallet_attestation::Call::add_signatures {
				period,
				payload,
				signatures,
			},
		);
	}
}

/// The evidence that the attester signed two values for a device.
fn equivocation(
	attester: &ed25519::Pair,
	device: DeviceIndex,
	period: Period,
) -> pallet_attestation::Call<Runtime> {
	let epoch = Attestation::clock_report().committee_epoch;
	let signed = |seconds| {
		let entry = CertificateEntry {
			device,
			seconds,
			quality: Permill::one(),
			watts: 650,
		};
		let body = CertificateBody {
			period,
			round: 0,
			entries: vec![entry].try_into().expect("one fits"),
		};
		let payload = body.signing_payload(&genesis_hash(), epoch);
		SignedBody {
			epoch,
			body,
			signature: attester.sign(&payload),
		}
	};
	pallet_attestation::Call::report_equivocation {
		attester: attester.public(),
		device,
		first: signed(12),
		second: signed(11),
	}
}

fn transactional(change: impl FnOnce() -> sp_runtime::DispatchResult) {
	let _ = frame_support::storage::with_storage_layer(change);
}

/// Every device's own provider answers whatever can be answered in this block.
fn prove_all() {
	for device in DEVICES.iter() {
		let index = pallet_attestation::DeviceByIdentity::<Runtime>::get(device.device_id());
		if let Some((index, report)) =
			index.and_then(|index| Some((index, Attestation::device_report(index)?)))
		{
			if !report.retired {
				prove_open_challenges(device, index, &report.provider);
			}
		}
	}
}

/// Every device proves what it is asked to, the committee certifies each period in full as soon as it can,
/// and what that pays for is settled.
fn work(periods: u8, quality: Permill) {
	let last = Attestation::now() + u32::from(periods);
	while Attestation::now() < last {
		prove_all();
		if let Some(period) = Attestation::clock_report().certifiable {
			let entries = (0..5).map(|index| (index, 12, quality)).collect::<Vec<_>>();
			let _ = call(&actors()[3], certificate(period, &entries, 3));
		}
		next_block();
	}
	// And whatever was leased is settled.
	let leases = pallet_market::Leases::<Runtime>::iter_keys().collect::<Vec<_>>();
	for lease in leases {
		let leases = vec![lease].try_into().expect("one fits");
		let _ = call(&actors()[3], pallet_market::Call::settle { leases });
	}
	let redemptions = pallet_issuance::Redemptions::<Runtime>::iter_keys().collect::<Vec<_>>();
	for redemption in redemptions {
		let settle = pallet_issuance::Call::settle_redemption { redemption };
		let _ = call(&actors()[3], settle);
	}
}

/// What a provider owes beyond what it has locked, and what its lines allow.
fn exposure(line: &CreditLineReport) -> (Balance, Balance) {
	(
		line.liability.saturating_sub(line.free_stake + line.bond),
		line.starter + line.earned,
	)
}

fn lines() -> Vec<CreditLineReport> {
	actors().iter().map(Issuance::credit_line).collect()
}

fn check(before: &[CreditLineReport], op: &Op) {
	check_all();
	let report = Issuance::backing();
	assert_eq!(report.total_issuance, Balances::total_issuance());
	assert_eq!(
		report.total_issuance,
		report.secured + report.on_credit_lines + report.bootstrap + report.unbacked
	);
	assert_eq!(
		report.total_issuance,
		report.bootstrap + report.minted
			- report.repaid
			- report.redeemed
			- report.cleared
			- report.made_good
	);
	assert_eq!(report.unbacked, report.defaulted - report.made_good);
	for (before, after) in before.iter().zip(lines()) {
		let ((old_debt, _), (debt, allowed)) = (exposure(before), exposure(&after));
		// Lines shrink with time; a call only has to refrain from adding to what is over them.
		assert!(
			debt <= allowed || debt <= old_debt,
			"{op:?} lifted a debt over its line"
		);
	}
}

/// Runs one sequence, and answers how the supply stands then, and whether a lease paid for anything.
fn run(ops: Vec<Op>, shift: Index) -> (BackingReport, bool) {
	genesis("development").execute_with(|| {
		common::start();
		let arbiters = vec![account(Eve)].try_into().expect("one fits");
		root(pallet_market::Call::set_arbiters { arbiters }).expect("Eve is named once");
		// Two providers and what they offer are there already, so that sequences get somewhere.
		let actors = actors();
		for (index, who) in actors.iter().take(2).enumerate() {
			common::register_provider(who, [2, 20][index] * FLRN);
			next_block();
			let device = common::register_device(&DEVICES[shift.index(2) * 2 + index], who);
			let devices = vec![device].try_into().expect("one fits");
			let offer = pallet_market::Call::post_offer {
				class: H100,
				devices,
				terms: offer_terms(FLRN, FLRN / 100, 0, index == 1),
			};
			call(who, offer).expect("the device is new");
		}
		// And in half of the sequences they owe something, so that there is something to redeem.
		if shift.index(4) < 2 {
			work(4, Permill::one());
			work(6, Permill::one());
			for who in 0..2 {
				apply(Op::ClaimAll { who });
			}
		}
		let mut leased = false;
		for op in ops {
			let before = lines();
			apply(op.clone());
			check(&before, &op);
			leased |= pallet_market::Leases::<Runtime>::iter_values()
				.any(|lease| lease.settled.seconds > 0);
			leased |= actors
				.iter()
				.any(|who| Providers::reputation(who).served > 0);
		}
		(Issuance::backing(), leased)
	})
}

/// What came of some sequences.
#[derive(Clone, Copy, Default)]
struct Outcome {
	operations: usize,
	sequences: u32,
	/// Of these, how many minted something.
	minted: u32,
	/// In how many a lease was paid for.
	leased: u32,
	/// In how many something was redeemed.
	redeemed: u32,
	/// In how many something overdue was cleared.
	cleared: u32,
	/// And in how many somebody defaulted.
	defaulted: u32,
}

/// Runs sequences until they have had so many operations.
fn run_sequences(operations: usize) -> Outcome {
	let total = Cell::new(Outcome::default());
	while total.get().operations < operations {
		// A few at a time: how long they are is drawn.
		let mut runner = TestRunner::new(ProptestConfig {
			cases: 12,
			failure_persistence: None,
			..ProptestConfig::default()
		});
		let outcome = runner.run(&(vec(op(), 1..160), any::<Index>()), |(ops, shift)| {
			let before = total.get();
			let operations = before.operations + ops.len();
			let (supply, leased) = run(ops, shift);
			total.set(Outcome {
				operations,
				sequences: before.sequences + 1,
				minted: before.minted + u32::from(supply.minted > 0),
				leased: before.leased + u32::from(leased),
				redeemed: before.redeemed + u32::from(supply.redeemed > 0),
				cleared: before.cleared + u32::from(supply.cleared > 0),
				defaulted: before.defaulted + u32::from(supply.defaulted > 0),
			});
			Ok(())
		});
		if let Err(error) = outcome {
			panic!("{error}");
		}
		// For whoever waits for a long run; tests don't show it.
		println!("{} of {operations} operations", total.get().operations);
	}
	total.get()
}

/// `FLORIN_OPERATIONS` says how many operations in all, shared by the machine's cores.
#[test]
fn no_sequence_of_calls_breaks_an_invariant() {
	let operations = env::var("FLORIN_OPERATIONS").map_or(4_000, |number| {
		number
			.parse::<usize>()
			.expect("FLORIN_OPERATIONS is a number")
	});
	let threads = thread::available_parallelism().map_or(1, usize::from);
	let share = operations.div_ceil(threads);
	let total = thread::scope(|scope| {
		let running = (0..threads)
			.map(|_| scope.spawn(|| run_sequences(share)))
			.collect::<Vec<_>>();
		let outcomes = running
			.into_iter()
			.map(|thread| thread.join().expect("no sequence breaks an invariant"));
		outcomes.fold(Outcome::default(), |sum, outcome| Outcome {
			operations: sum.operations + outcome.operations,
			sequences: sum.sequences + outcome.sequences,
			minted: sum.minted + outcome.minted,
			leased: sum.leased + outcome.leased,
			redeemed: sum.redeemed + outcome.redeemed,
			cleared: sum.cleared + outcome.cleared,
			defaulted: sum.defaulted + outcome.defaulted,
		})
	});
	println!(
		"{} operations in {} sequences: {} minted, {} paid for leases, {} redeemed, {} cleared what was overdue, \
		 {} saw a default",
		total.operations,
		total.sequences,
		total.minted,
		total.leased,
		total.redeemed,
		total.cleared,
		total.defaulted
	);
	// Invariants of money that nobody makes would hold for nothing.
	assert!(total.minted > total.sequences / 10);
	assert!(total.leased > total.sequences / 20);
	assert!(total.redeemed > 0 && total.cleared > 0);
}
