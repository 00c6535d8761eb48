//! Tests of the verification of hardware evidence, with real devices and with software ones.

mod chain;
mod properties;
mod real_devices;
mod report;
mod samples;
mod software_device;
