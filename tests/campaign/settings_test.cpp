#include "campaign/settings.h"

#include "support/catch.h"

using namespace anc;

TEST_CASE("The first setting that differs is named by its flag; what does not apply does not count") {
  const Hyperparameters ours = default_hyperparameters(Experiment::no_adversary, 4);
  Hyperparameters theirs = ours;
  CHECK(settings_difference(theirs, ours, Experiment::no_adversary).empty());
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!applies(row, Experiment::no_adversary)) set(theirs, row, row.minimum);
  }
  CHECK(settings_difference(theirs, ours, Experiment::no_adversary).empty());
  theirs.max_rounds = 7;
  CHECK(settings_difference(theirs, ours, Experiment::no_adversary) ==
        "was made with `max_rounds` 7 where this run has " + std::to_string(ours.max_rounds));
}

TEST_CASE("Values are written as numbers of their kind") {
  const Hyperparameters settings = default_hyperparameters(Experiment::anc, 4);
  for (const HyperparameterRow& row : hyperparameter_table()) {
    const std::string text = value_text(settings, row);
    if (is_integer(row)) CHECK(text.find_first_not_of("0123456789") == std::string::npos);
    if (row.name == "learning_rate") CHECK(text == "2e-04");
  }
}
