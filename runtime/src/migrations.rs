//! What changes the state when a new runtime takes over.
//!
//! A pallet whose storage layout changes raises its storage version and brings a `frame_support::migrations::VersionedMigration` from the version before, which
//! is added to [`SingleBlock`] and taken out again once every chain has been through it. The migrations run in the first block of the new runtime, before anything
//! else, so each of them
//!
//! - touches a number of rows that is known beforehand, and answers the weight of it. What is kept for each user, device or provider is brought up to date when
//!   it is next touched, not here;
//! - never panics: without that block there is no chain. `docs/operators.md` has the way out if one does;
//! - checks in `pre_upgrade` and `post_upgrade` what it promises.

/// The migrations of this runtime, in their order. There is no earlier runtime from which a chain would come.
pub type SingleBlock = ();
