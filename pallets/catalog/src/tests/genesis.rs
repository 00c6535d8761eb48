use super::*;
use crate::{GenesisClass, GenesisConfig, Parameters};

#[test]
fn genesis_classes_are_in_force_from_the_first_period() {
	build_and_execute(|| {
		assert_eq!(factor_at(H100, 0), Some(fixed(1, 1)));
		assert_eq!(factor_at(CPU, START), Some(fixed(1, 10)));
		assert_eq!(
			terms_at(CPU, START).map(|terms| terms.mintable),
			Some(false)
		);
	});
}

#[test]
fn the_genesis_state_survives_json() {
	let config = GenesisConfig::<Test> {
		classes: genesis_classes(),
		..Default::default()
	};
	let json = serde_json::to_value(&config).unwrap();
	assert_eq!(json["classes"][0]["architecture"], "Hopper");
	assert_eq!(
		json["classes"][0]["prices"]["perGibHour"],
		"250000000000000000"
	);
	assert!(json["classes"][1]["architecture"].is_null());
	let back: GenesisConfig<Test> = serde_json::from_value(json).unwrap();
	assert_eq!(back.classes, config.classes);
	assert_eq!(back.parameters, Parameters::default());
}

#[test]
fn a_preset_may_leave_out_what_has_a_usual_value() {
	let mut json = serde_json::to_value(&genesis_classes()[1]).unwrap();
	let fields = json.as_object_mut().unwrap();
	fields.remove("architecture").unwrap();
	fields.remove("provisional").unwrap();
	let class: GenesisClass = serde_json::from_value(json).unwrap();
	assert_eq!(class, genesis_classes()[1]);
}

#[test]
#[should_panic(expected = "shorter than the certificate window")]
fn a_delay_below_the_certificate_window_builds_no_genesis() {
	genesis_with(
		Parameters {
			change_delay: Window::get() - 1,
		},
		Vec::new(),
	);
}

#[test]
#[should_panic(expected = "a change needs a delay")]
fn no_delay_builds_no_genesis() {
	Window::set(0);
	genesis_with(Parameters { change_delay: 0 }, Vec::new());
}

#[test]
#[should_panic(expected = "SlugTaken")]
fn a_repeated_slug_builds_no_genesis() {
	let mut classes = genesis_classes();
	classes.push(classes[0].clone());
	genesis_with(Parameters::default(), classes);
}

#[test]
#[should_panic(expected = "too long")]
fn an_over_long_name_builds_no_genesis() {
	let mut classes = genesis_classes();
	classes[0].name = "N".repeat(33);
	genesis_with(Parameters::default(), classes);
}
