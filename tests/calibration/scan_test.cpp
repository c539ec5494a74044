#include "calibration/scan.h"

#include <algorithm>
#include <set>

#include "support/catch.h"

using namespace anc;

TEST_CASE("Calibration and result seeds are disjoint") {
  CHECK(is_calibration_seed(1));
  CHECK(is_calibration_seed(kLastCalibrationSeed));
  CHECK_FALSE(is_calibration_seed(kLastCalibrationSeed + 1));
}

TEST_CASE(
    "Every choice scans the default and at least one other value of a hyperparameter that the paper leaves to us") {
  for (const Choice& choice : calibration_choices()) {
    INFO(choice.setting);
    const HyperparameterRow* row = row_named(choice.setting);
    REQUIRE(row != nullptr);
    CHECK(row->source != Source::paper);
    CHECK(is_ours(choice) == (choice.setting == "key_exclusivity"));
    CHECK(choice.values.size() >= 2);
    CHECK(std::is_sorted(choice.values.begin(), choice.values.end()));
    for (const int key_bits : {4, 8, 16}) {
      const double at_default = choice.relative ? 1.0 : row->default_value(Experiment::cpa_anc, key_bits);
      CHECK(std::count(choice.values.begin(), choice.values.end(), at_default) == 1);
    }
  }
}

TEST_CASE("A point departs from the defaults in its own choice and the cap alone") {
  for (const Experiment experiment : {Experiment::anc, Experiment::cpa_anc}) {
    const std::vector<ScanPoint> points = scan_points(experiment, 8, 777);
    REQUIRE(points.size() > 10);
    CHECK(points.front().choice == nullptr);
    std::set<std::filesystem::path> names;
    for (const ScanPoint& point : points) {
      const Hyperparameters defaults = default_hyperparameters(experiment, 8);
      std::set<std::string_view> changed;
      for (const HyperparameterRow& row : hyperparameter_table()) {
        if (get(point.settings, row) != get(defaults, row)) changed.insert(row.name);
      }
      std::set<std::string_view> expected = {"max_rounds"};
      if (point.choice != nullptr) expected.insert(point.choice->setting);
      CHECK(changed == expected);
      CHECK(point.settings.max_rounds == 777);
      CHECK(names.insert(file_of(experiment, 8, point)).second);
    }
  }
}

TEST_CASE("A choice that the experiment does not have is not scanned") {
  for (const ScanPoint& point : scan_points(Experiment::anc, 4, 10)) {
    if (point.choice != nullptr) CHECK(point.choice->setting != "distinct_messages");
  }
}
