# A Slurm of our own on the loopback interface: a controller and two nodes of two processors, without systemd. Sourced with `place`, a
# directory of ours, set. Whatever is started here holds a file below it open, so that all of it can be found and ended.
PATH=$PATH:/usr/sbin:/sbin
export SLURM_CONF=$place/slurm.conf

unavailable() {
  echo "cluster-test: $*" >&2
  exit 2
}

# All processes, but this one, that have a file below `place` open or stand there.
ours() {
  local process
  for process in /proc/[0-9]*; do
    case ${process#/proc/} in $$ | "$BASHPID") continue ;; esac
    readlink "$process"/cwd "$process"/fd/* 2>/dev/null | grep -qF "$place/" && echo "${process#/proc/}"
  done
  return 0
}

end_slurm() {
  local left
  trap '' INT TERM HUP
  while left=$(ours) && [ -n "$left" ]; do
    # shellcheck disable=SC2086
    kill -9 $left 2>/dev/null
    wait 2>/dev/null
  done
  rm -rf "$place"
}

free_ports() {
  perl -MIO::Socket::INET -e 'my @all = map { IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1") or die } 1 .. 3;
    print join(" ", map { $_->sockport } @all), "\n"'
}

# within SECONDS WHAT COMMAND...: waits for an event. The seconds bound a machine that never gets there; they decide nothing else.
within() {
  local bound=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    if [ $SECONDS -ge $bound ]; then
      echo "cluster-test: never came: $what" >&2
      tail -n 5 "$place"/log/* >&2
      return 1
    fi
    sleep 0.05
  done
}

configure() {
  local ports user
  user=$(id -un)
  read -ra ports <<<"$(free_ports)"
  cat >"$SLURM_CONF" <<END
ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
CommunicationParameters=NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=$place/munge.sock,cred_expire=5
CredType=cred/munge
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=${ports[0]}
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.%n.pid
SlurmdSpoolDir=$place/spool.%n
StateSaveLocation=$place/state
SlurmctldLogFile=$place/log/slurmctld
SlurmdLogFile=$place/log/slurmd.%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=6
KillWait=1
MinJobAge=3600
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=localhost NodeAddr=127.0.0.1 Port=${ports[1]} CPUs=2 RealMemory=2000 State=UNKNOWN
NodeName=n2 NodeHostname=localhost NodeAddr=127.0.0.1 Port=${ports[2]} CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
END
}

# start_node NAME: its slurmd.
start_node() {
  slurmd -D -N "$1" >>"$place/log/$1" 2>&1 &
  disown
}

nodes_are() { [ "$(sinfo -h -N -o '%T' 2>/dev/null | sort -u)" = "$1" ]; }

start_slurm() {
  local program
  for program in munged mungekey slurmctld slurmd sbatch scontrol; do
    command -v $program >/dev/null || unavailable "there is no $program: apt-get install slurm-wlm munge"
  done
  mkdir -p "$place"/{state,log,spool.n1,spool.n2}
  chmod 755 "$place"
  configure
  mungekey -c -k "$place/munge.key"
  munged -F -f -S "$place/munge.sock" --key-file "$place/munge.key" --log-file "$place/log/munged" --pid-file "$place/munged.pid" \
    --seed-file "$place/munge.seed" >>"$place/log/munged.out" 2>&1 &
  within 60 'the socket of munged' [ -S "$place/munge.sock" ] || unavailable 'munged does not start here: see the lines above'
  slurmctld -D >>"$place/log/slurmctld.out" 2>&1 &
  start_node n1
  start_node n2
  within 120 'two idle nodes' nodes_are idle || unavailable 'Slurm does not start here: see the lines above'
}
