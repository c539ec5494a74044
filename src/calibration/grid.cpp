#include "calibration/grid.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace anc {
namespace {

constexpr std::size_t kMostChoices = 4;

// One line for each game and key size: a trial of CPA-ANC takes some thirty times longer at 16 bits than at 4. To scan
// other values, change them here.
const std::vector<StatedGrid>& stated_grids() {
  using enum Experiment;
  static const std::vector<StatedGrid> grids = {
      {cpa_anc, 4, 12, {"crypto_net_family=uniform,opposite", "crypto_net_l2=0.02,0.03,0.06", "eve_dullness=0.5,1,2"}},
      {cpa_anc, 8, 4, {"crypto_net_family=uniform,opposite", "crypto_net_l2=0.03,0.05", "eve_dullness=1,2"}},
      {cpa_anc, 16, 4, {"crypto_net_l2=0.1,x1,0.2", "crypto_net_init=0.05", "eve_dullness=0.5,1,2"}},
      {cpa_anc, 32, 1, {"eve_dullness=0.25,1", "crypto_net_l2=0.1,0.2", "crypto_net_init=0.025,0.06"}},
      {anc, 4, 8, {"crypto_net_l2=0.009,0.03,0.12", "eve_dullness=1,2,4,8,16"}},
      {anc, 8, 8, {"crypto_net_l2=0.009,0.03,0.12", "eve_dullness=1,2,4,8,16"}},
      {anc, 16, 8, {"crypto_net_l2=0.009,0.03,0.12", "eve_dullness=1,2,4,8,16"}},
  };
  return grids;
}

// The settings that one choice changes, and for each of its values the value of each setting.
struct Axis {
  std::vector<const HyperparameterRow*> settings;
  std::vector<std::vector<double>> values;
};

// The words of the command line for a choice: flags have dashes, records underscores.
std::string setting_name(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

const JointChoice* joint_choice_named(std::string_view name) {
  for (const JointChoice& choice : joint_choices()) {
    if (choice.name == name) return &choice;
  }
  return nullptr;
}

std::vector<const HyperparameterRow*> settings_of(const std::string& name, const std::string& text,
                                                  Experiment experiment) {
  std::vector<const HyperparameterRow*> settings;
  if (const JointChoice* joint = joint_choice_named(name)) {
    for (const JointChoice::Part& part : joint->parts) settings.push_back(row_named(part.setting));
  } else if (const HyperparameterRow* row = row_named(name)) {
    settings.push_back(row);
  } else {
    throw UserError("`grid` " + text + ": there is no choice " + name,
                    "name a hyperparameter of " + std::string(name_of(experiment)) + " `help`, or eve_dullness");
  }
  for (const HyperparameterRow* row : settings) {
    if (row->name == "message_bits") throw UserError("`grid` " + text + ": sizes are no choice", "leave it out");
    if (row->name == "max_rounds") throw UserError("`grid` " + text + ": the cap is not a choice", "give `max_rounds`");
    if (!applies(*row, experiment)) {
      throw UserError("`grid` " + text + ": " + std::string(name_of(experiment)) + " has no " + std::string(row->name),
                      "leave it out");
    }
  }
  return settings;
}

// The number of a value, absolute or times the default.
struct GridValue {
  double number;
  bool relative;
};

GridValue value_of(const std::string& value, const HyperparameterRow* row, const std::string& text) {
  const bool relative = value.starts_with("x");
  const std::string_view digits = std::string_view(value).substr(relative ? 1 : 0);
  const std::optional<double> number = row != nullptr && !relative ? number_of(*row, digits) : parse_double(digits);
  if (!number) {
    throw UserError("`grid` " + text + ": '" + value + "' is not a value",
                    "give numbers such as 0.1, or x2 for twice the default, with commas between");
  }
  return {.number = *number, .relative = relative};
}

Axis axis_of(const std::string& text, const Hyperparameters& defaults, Experiment experiment) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw UserError("`grid` " + text + " has no values", "write CHOICE=V1,V2,... such as crypto_net_l2=0.1,0.2");
  }
  const std::string name = setting_name(text.substr(0, equals));
  Axis axis{.settings = settings_of(name, text, experiment), .values = {}};
  const JointChoice* joint = joint_choice_named(name);
  for (const std::string& word : split(text.substr(equals + 1), ',')) {
    const GridValue value = value_of(word, joint == nullptr ? axis.settings.front() : nullptr, text);
    std::vector<double> values;
    for (std::size_t i = 0; i < axis.settings.size(); ++i) {
      double unit = value.relative ? get(defaults, *axis.settings[i]) : 1.0;
      if (joint != nullptr && !value.relative) {
        unit = joint->parts[i].unit / (joint->parts[i].over_alpha ? defaults.alpha : 1.0);
      }
      values.push_back(value.number * unit);
    }
    if (std::find(axis.values.begin(), axis.values.end(), values) != axis.values.end()) {
      throw UserError("`grid` " + text + ": '" + word + "' stands there twice", "give each value once");
    }
    axis.values.push_back(values);
  }
  return axis;
}

// Every point once for each value of the axis.
void multiply(std::vector<Hyperparameters>& points, const Axis& axis) {
  std::vector<Hyperparameters> product;
  for (const Hyperparameters& point : points) {
    for (const std::vector<double>& values : axis.values) {
      product.push_back(point);
      for (std::size_t i = 0; i < values.size(); ++i) set(product.back(), *axis.settings[i], values[i]);
    }
  }
  points = std::move(product);
}

}  // namespace

// Eve's L2 and the epsilon of her Adam both keep her from following small differences. The units are CPA-ANC's defaults
// at 8 bits: 1e-5 is alpha times eve_l2 there.
std::span<const JointChoice> joint_choices() {
  static const std::vector<JointChoice> choices = {
      {"eve_dullness",
       "L2 on Eve and epsilon of her Adam, both at so many times CPA-ANC's defaults at 8 bits",
       {{"eve_l2", 1e-5, true}, {"eve_adam_epsilon", 2.5e-4, false}}}};
  return choices;
}

Grid grid_of(Experiment experiment, int key_bits, std::span<const std::string> choices, std::int64_t max_rounds) {
  if (choices.empty() || choices.size() > kMostChoices) {
    throw UserError("`grid` is given " + std::to_string(choices.size()) + " times", "give one to four choices");
  }
  Hyperparameters defaults = default_hyperparameters(experiment, key_bits);
  defaults.max_rounds = max_rounds;
  Grid grid{.settings = {}, .points = {defaults}};
  for (const std::string& text : choices) {
    const Axis axis = axis_of(text, defaults, experiment);
    for (const HyperparameterRow* row : axis.settings) {
      if (std::find(grid.settings.begin(), grid.settings.end(), row) != grid.settings.end()) {
        throw UserError("`grid` " + text + ": " + std::string(row->name) + " is in another `grid` too",
                        "give each choice once");
      }
      grid.settings.push_back(row);
    }
    multiply(grid.points, axis);
  }
  return grid;
}

const StatedGrid* stated_grid(Experiment experiment, int key_bits) {
  for (const StatedGrid& grid : stated_grids()) {
    if (grid.experiment == experiment && grid.key_bits == key_bits) return &grid;
  }
  return nullptr;
}

std::filesystem::path file_of(Experiment experiment, int key_bits, const Grid& grid, const Hyperparameters& point) {
  std::string name = std::string(name_of(experiment)) + "_" + std::to_string(key_bits);
  for (const HyperparameterRow* row : grid.settings) {
    name += "_" + std::string(row->name) + "_" + shortest(get(point, *row));
  }
  return name + "_rounds_" + std::to_string(point.max_rounds) + ".jsonl";
}

}  // namespace anc
