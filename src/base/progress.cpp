#include "base/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace anc {
namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  if (whole < 100 * 60) return std::to_string((whole + 30) / 60) + " min";
  return std::to_string((whole + 1800) / 3600) + " h";
}

std::string bar(double fraction, int width) {
  const int filled = std::clamp(static_cast<int>(fraction * width), 0, width);
  return "[" + std::string(static_cast<std::size_t>(filled), '#') +
         std::string(static_cast<std::size_t>(width - filled), '.') + "]";
}

int terminal_columns() {
  winsize size = {};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

void write_error(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

double seconds_left(const ProgressState& state) {
  // A running task of one unit has not done that unit.
  const std::int64_t running_units = state.cap > 1 ? state.running_units : 0;
  const auto units_done = static_cast<double>(state.finished_units + running_units);
  if (state.seconds <= 0.0 || units_done <= 0.0) return -1.0;
  const auto cap = static_cast<double>(state.cap), tasks_left = static_cast<double>(state.tasks - state.done);
  const double bound = std::max(0.0, tasks_left * cap - static_cast<double>(running_units));
  // Tasks end at random: what all of them have spent for each that ended is what each that has not will still spend.
  // The mean of the ended ones alone would forget that the running ones are the long ones.
  const double units_left = state.finished_here > 0
                                ? std::min(bound, tasks_left * units_done / static_cast<double>(state.finished_here))
                                : bound;
  return units_left * state.seconds / units_done;
}

std::string progress_line(const ProgressLabels& labels, const ProgressState& state, int columns) {
  std::string text = " " + std::to_string(state.done) + "/" + std::to_string(state.tasks) + " " + labels.task;
  if (state.running > 0) {
    if (!labels.unit.empty()) text += ", " + std::to_string(state.running_units / state.running) + " " + labels.unit;
    for (int i : {0, 1}) {
      if (!labels.gauges[i].empty()) text += ", " + labels.gauges[i] + " " + fixed(state.gauges[i], 3);
    }
  }
  const double left = seconds_left(state);
  if (state.done < state.tasks && left >= 0.0) {
    text += std::string(", ") + (state.finished_here > 0 ? "" : "<") + duration_text(left) + " left";
  }
  constexpr int kNarrowest = 5, kWidest = 20;
  const int free_columns = columns - static_cast<int>(labels.title.size() + text.size() + std::string(" []").size());
  const double fraction = state.tasks > 0 ? static_cast<double>(state.done) / static_cast<double>(state.tasks) : 1.0;
  return labels.title + " " + bar(fraction, std::clamp(free_columns, kNarrowest, kWidest)) + text;
}

void say(std::string_view text) {
  const std::string line = one_line(text) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Progress::Progress(ProgressLabels labels, const ProgressState& initial, int workers, bool quiet)
    : labels_(std::move(labels)), initial_(initial), slots_(static_cast<std::size_t>(workers)), start_(now()) {
  if (quiet) return;
  try {
    writer_ = std::thread([this] { show_until_stopped(); });
  } catch (const std::system_error&) {  // no thread to be had: the work goes on unseen
  }
}

Progress::~Progress() {
  if (!writer_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  wake_.notify_one();
  writer_.join();
}

void Progress::update(int worker, std::int64_t units, double gauge0, double gauge1) {
  Slot& slot = slots_[static_cast<std::size_t>(worker)];
  slot.gauges[0].store(gauge0, std::memory_order_relaxed);
  slot.gauges[1].store(gauge1, std::memory_order_relaxed);
  slot.units.store(units, std::memory_order_relaxed);
}

void Progress::finish(int worker, std::int64_t units) {
  slots_[static_cast<std::size_t>(worker)].units.store(0, std::memory_order_relaxed);
  finished_units_.fetch_add(units, std::memory_order_relaxed);
  finished_here_.fetch_add(1, std::memory_order_relaxed);
}

ProgressState Progress::look() const {
  ProgressState state = initial_;
  state.finished_here = finished_here_.load(std::memory_order_relaxed);
  state.finished_units = finished_units_.load(std::memory_order_relaxed);
  state.done += state.finished_here;
  for (const Slot& slot : slots_) {
    const std::int64_t units = slot.units.load(std::memory_order_relaxed);
    if (units == 0) continue;
    ++state.running;
    state.running_units += units;
    for (int i : {0, 1}) state.gauges[i] += slot.gauges[i].load(std::memory_order_relaxed);
  }
  for (double& gauge : state.gauges) gauge /= static_cast<double>(std::max<std::int64_t>(1, state.running));
  state.seconds = now() - start_;
  return state;
}

void Progress::show_until_stopped() {
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const auto period = terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, period, [this] { return stopped_; })) {
    const int columns = terminal ? terminal_columns() - 1 : 120;
    const std::string line = progress_line(labels_, look(), columns);
    write_error(terminal ? "\r\x1b[K" + line.substr(0, static_cast<std::size_t>(columns)) : line + "\n");
  }
  if (terminal) write_error("\r\x1b[K");
}

}  // namespace anc
