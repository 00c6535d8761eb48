//! What changes the state when a new runtime takes over.
//!
//! A pallet whose storage layout changes raises its storage version and brings a migration, which is
//! added to one of these lists and taken out again once every chain has been through it:
//!
//! - to [`SingleBlock`] if it touches a number of rows that is known beforehand: a
//!   `frame_support::migrations::VersionedMigration`, which runs in the first block of the new runtime,
//!   before anything else, and answers its weight. It never panics: without that block there is no
//!   chain. `docs/operators.md` has the way out if one does;
//! - to [`MultiBlock`] if it touches rows of users, devices or providers: a
//!   `frame_support::migrations::SteppedMigration`, which goes on in each block as far as its meter
//!   allows. Meanwhile no transactions are taken. If one fails, the chain is halted, and only governance
//!   goes on ([`HaltOnFailedMigration`](crate::configs::governance::HaltOnFailedMigration)).
//!
//! Each checks in `pre_upgrade` and `post_upgrade` what it promises.

/// Those that take one block, in their order. There is no earlier runtime from which a chain would come.
pub type SingleBlock = ();

/// Those that take as many blocks as they need, in their order.
pub type MultiBlock = ();
