//! Decoded values as JSON, guided by the chain's types: addresses as SS58, bytes as hexadecimal,
//! balances as strings.

use crate::{keys::Account, output::hex};
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef, TypeDefPrimitive};
use serde_json::{Map, Number, Value as Json};
use subxt::{
	ext::scale_value::{Composite, Primitive, Value, ValueDef, Variant},
	utils::AccountId32,
};

/// `value` as JSON.
pub fn to_json(value: &Value<u32>, types: &PortableRegistry) -> Json {
	if let Some(bytes) = as_bytes(value, types) {
		return match <[u8; 32]>::try_from(bytes.as_slice()) {
			Ok(key) if is_account(value, types) => {
				Json::String(Account(AccountId32(key)).to_string())
			}
			_ => Json::String(hex(bytes)),
		};
	}
	match &value.value {
		// A list of one is a list, unlike a type around one value.
		ValueDef::Composite(Composite::Unnamed(values)) if is_list(value, types) => {
			Json::Array(values.iter().map(|value| to_json(value, types)).collect())
		}
		ValueDef::Composite(composite) => composite_to_json(composite, types),
		ValueDef::Variant(variant) => variant_to_json(variant, types),
		ValueDef::Primitive(primitive) => {
			primitive_to_json(primitive, is_wide(value.context, types))
		}
		ValueDef::BitSequence(bits) => Json::Array(bits.iter().map(Json::Bool).collect()),
	}
}

/// The fields of an event as a JSON object, or an array where they have no names.
pub fn composite_to_json(composite: &Composite<u32>, types: &PortableRegistry) -> Json {
	match composite {
		Composite::Named(fields) => Json::Object(
			fields
				.iter()
				.map(|(name, value)| (name.clone(), to_json(value, types)))
				.collect::<Map<_, _>>(),
		),
		// A type around one value says nothing that its name doesn't.
		Composite::Unnamed(values) => match values.as_slice() {
			[only] => to_json(only, types),
			values => Json::Array(values.iter().map(|value| to_json(value, types)).collect()),
		},
	}
}

fn variant_to_json(variant: &Variant<u32>, types: &PortableRegistry) -> Json {
	match (variant.name.as_str(), variant.values.is_empty()) {
		("None", true) => Json::Null,
		("Some", false) => composite_to_json(&variant.values, types),
		(name, true) => Json::String(name.to_owned()),
		(name, false) => Json::Object(Map::from_iter([(
			name.to_owned(),
			composite_to_json(&variant.values, types),
		)])),
	}
}

/// Numbers that JSON readers would round are strings.
fn primitive_to_json(primitive: &Primitive, wide: bool) -> Json {
	match primitive {
		Primitive::Bool(value) => Json::Bool(*value),
		Primitive::Char(value) => Json::String(value.to_string()),
		Primitive::String(value) => Json::String(value.clone()),
		Primitive::U128(value) => match u64::try_from(*value) {
			Ok(small) if !wide => Json::Number(Number::from(small)),
			_ => Json::String(value.to_string()),
		},
		Primitive::I128(value) => match i64::try_from(*value) {
			Ok(small) if !wide => Json::Number(Number::from(small)),
			_ => Json::String(value.to_string()),
		},
		Primitive::U256(bytes) | Primitive::I256(bytes) => Json::String(hex(bytes)),
	}
}

fn resolve(id: u32, types: &PortableRegistry) -> Option<&Type<PortableForm>> {
	types.resolve(id)
}

/// Whether values of the type may exceed 64 bits, whatever this one is: a field's form shouldn't
/// depend on its value.
fn is_wide(id: u32, types: &PortableRegistry) -> bool {
	match resolve(id, types).map(|ty| &ty.type_def) {
		Some(TypeDef::Primitive(primitive)) => {
			matches!(primitive, TypeDefPrimitive::U128 | TypeDefPrimitive::I128)
		}
		Some(TypeDef::Compact(compact)) => is_wide(compact.type_param.id, types),
		Some(TypeDef::Composite(composite)) => match composite.fields.as_slice() {
			[only] => is_wide(only.ty.id, types),
			_ => false,
		},
		_ => false,
	}
}

fn is_list(value: &Value<u32>, types: &PortableRegistry) -> bool {
	resolve(value.context, types)
		.is_some_and(|ty| matches!(ty.type_def, TypeDef::Sequence(_) | TypeDef::Array(_)))
}

fn is_account(value: &Value<u32>, types: &PortableRegistry) -> bool {
	resolve(value.context, types)
		.and_then(|ty| ty.path.segments.last())
		.is_some_and(|name| name == "AccountId32")
}

/// The bytes of a value that is a list of bytes, or a type around one.
fn as_bytes(value: &Value<u32>, types: &PortableRegistry) -> Option<Vec<u8>> {
	let ValueDef::Composite(Composite::Unnamed(values)) = &value.value else {
		return None;
	};
	let element = match &resolve(value.context, types)?.type_def {
		TypeDef::Array(array) => array.type_param.id,
		TypeDef::Sequence(sequence) => sequence.type_param.id,
		TypeDef::Composite(_) => {
			return match values.as_slice() {
				[only] => as_bytes(only, types),
				_ => None,
			}
		}
		_ => return None,
	};
	let byte = matches!(
		resolve(element, types)?.type_def,
		TypeDef::Primitive(TypeDefPrimitive::U8)
	);
	if !byte {
		return None;
	}
	values
		.iter()
		.map(|value| match value.value {
			ValueDef::Primitive(Primitive::U128(byte)) => u8::try_from(byte).ok(),
			_ => None,
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use scale_info::{meta_type, Registry, TypeInfo};
	use serde_json::json;
	use subxt::ext::scale_value::scale::decode_as_type;

	/// What `value` looks like once it has gone over the wire.
	fn shown<T: Encode + TypeInfo + 'static>(value: T) -> Json {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<T>()).id;
		let types = PortableRegistry::from(registry);
		let decoded = decode_as_type(&mut &value.encode()[..], id, &types).unwrap();
		to_json(&decoded, &types)
	}

	#[derive(Encode, TypeInfo)]
	struct Wrapped([u8; 2]);

	#[derive(Encode, TypeInfo)]
	struct Row {
		id: u32,
		#[codec(compact)]
		balance: u128,
		key: Wrapped,
		class: Option<u16>,
		kind: Kind,
	}

	#[derive(Encode, TypeInfo)]
	enum Kind {
		Plain,
		Lease(#[codec(compact)] u64),
	}

	#[test]
	fn rows_become_objects_with_bytes_in_hexadecimal_and_balances_as_strings() {
		let row = Row {
			id: 7,
			balance: 5,
			key: Wrapped([0xab, 1]),
			class: None,
			kind: Kind::Lease(9),
		};
		assert_eq!(
			shown(row),
			json!({"id": 7, "balance": "5", "key": "0xab01", "class": null, "kind": {"Lease": 9}}),
		);
	}

	#[test]
	fn options_and_plain_variants_lose_their_wrapping() {
		assert_eq!(shown(Some(3u16)), json!(3));
		assert_eq!(shown(Kind::Plain), json!("Plain"));
		assert_eq!(shown(vec![1u32, 2]), json!([1, 2]));
		assert_eq!(shown(vec![1u32]), json!([1]));
		assert_eq!(shown([Some(1u32)]), json!([1]));
		assert_eq!(shown(Vec::<u8>::new()), json!("0x"));
		assert_eq!(shown((1u8, true)), json!([1, true]));
	}
}
