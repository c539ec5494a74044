// schema/trial.schema.json says of the settings what the table of hyperparameters says.
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/file.h"
#include "campaign/settings.h"
#include "support/catch.h"

using namespace anc;

namespace {

nlohmann::json schema() { return nlohmann::json::parse(read_file(ANC_SOURCE_DIR "/schema/trial.schema.json")); }

// Those of the table that the experiment uses.
std::set<std::string> names_for(Experiment experiment, bool required_only) {
  std::set<std::string> names;
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (applies(row, experiment) && !(required_only && row.unwritten)) names.insert(std::string(row.name));
  }
  return names;
}

}  // namespace

TEST_CASE("the schema has the settings of the table, with their ranges and words") {
  const nlohmann::json settings = schema()["properties"]["settings"]["properties"];
  CHECK(settings.size() == hyperparameter_table().size());
  for (const HyperparameterRow& row : hyperparameter_table()) {
    INFO(row.name);
    const nlohmann::json& one = settings.at(std::string(row.name));
    CHECK(one.at("type") == (is_integer(row) ? "integer" : "number"));
    CHECK(one.at("minimum").get<double>() == row.minimum);
    CHECK(one.at("maximum").get<double>() == row.maximum);
    CHECK(one.at("description") == std::string(row.help));
  }
}

TEST_CASE("the schema says which settings each game has") {
  const nlohmann::json games = schema()["allOf"];
  for (const nlohmann::json& one : games) {
    const std::string name = one["if"]["properties"]["experiment"]["const"];
    INFO(name);
    const Experiment experiment = experiment_named(name).value();
    const nlohmann::json settings = one["then"]["properties"]["settings"];
    CHECK(settings["required"].get<std::set<std::string>>() == names_for(experiment, true));
    CHECK(settings["propertyNames"]["enum"].get<std::set<std::string>>() == names_for(experiment, false));
  }
  CHECK(games.size() == 3);
}
