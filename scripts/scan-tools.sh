#!/bin/sh
# Installs the scanners that ./grocellery scan starts, in a folder of their own outside the checkout.
set -eu

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
tools=${GROCELLERY_TOOLS:-$HOME/.cache/grocellery/scan-tools}

semgrep=1.185.0
checkov=3.3.30
gitleaks=8.30.1
trivy=0.74.0

usage() {
    cat <<'TEXT'
Usage: scripts/scan-tools.sh [TOOL...]

Installs spotbugs, semgrep, checkov and gitleaks, or those named, in the versions that the project was tested with. What
is there is left as it is. trivy has to be named: it is compiled, which takes many minutes. The folder is
~/.cache/grocellery/scan-tools, or GROCELLERY_TOOLS. Needs Maven for spotbugs, Python for semgrep and checkov, Go for
gitleaks and trivy; where uv is, it installs Python's in a tenth of the time. Exit codes: 0 all is there; 2 wrong usage;
3 what it takes is missing; 1 an installation failed.
TEXT
}

needs() { # program, tool
    command -v "$1" >/dev/null 2>&1 && return
    printf 'scan-tools.sh: %s needs %s, which is not installed\n' "$2" "$1" >&2
    exit 3
}

have() { # tool, version: whether it is there already
    [ "$(cat "$tools/$1.version" 2>/dev/null)" = "$2" ]
}

installed() { # tool, version
    printf '%s\n' "$2" >"$tools/$1.version"
    printf '%s %s\n' "$1" "$2"
}

by_uv() { # name, version: where there is uv; it trusts whom the system trusts, as pip does
    command -v uv >/dev/null &&
        uv venv -q --python "$(command -v python3)" "$tools/$1" &&
        UV_SYSTEM_CERTS=true UV_NATIVE_TLS=true uv pip install -q --python "$tools/$1/bin/python" "$1==$2"
}

by_pip() { # name, version
    python3 -m venv --clear "$tools/$1"
    "$tools/$1/bin/pip" install -q --disable-pip-version-check "$1==$2"
}

python_tool() { # name, version: in an environment of its own, since they disagree about their libraries
    have "$1" "$2" && return
    needs python3 "$1"
    rm -rf "${tools:?}/$1"
    by_uv "$1" "$2" || by_pip "$1" "$2"
    ln -sf "../$1/bin/$1" "$tools/bin/$1"
    installed "$1" "$2"
}

go_tool() { # name, version, module, linker flags
    have "$1" "$2" && return
    needs go "$1"
    # the compiler clears up its memory less often: a fifth less of a processor
    GOGC=${GOGC:-400} GOEXPERIMENT=$experiment GOBIN="$tools/bin" go install -ldflags "-s -w $4" "$3@v$2"
    installed "$1" "$2"
}

version_in_pom() {
    sed -n "s:.*<$1.version>\(.*\)</$1.version>.*:\1:p" "$home/pom.xml"
}

maven_artifact() { # artifact, folder
    (cd "$home" && mvn -B -q -N dependency:copy -Dartifact="$1" -DoutputDirectory="$2")
}

spotbugs() {
    version=$(version_in_pom spotbugs)
    plugin=$(version_in_pom findsecbugs-plugin)
    have spotbugs "$version+$plugin" && return
    needs mvn spotbugs
    rm -rf "$tools/spotbugs" "$tools/spotbugs.new"
    maven_artifact "com.github.spotbugs:spotbugs:$version:tgz" "$tools/spotbugs.new"
    tar -xzf "$tools/spotbugs.new/spotbugs-$version.tgz" -C "$tools/spotbugs.new"
    maven_artifact "com.h3xstream.findsecbugs:findsecbugs-plugin:$plugin" "$tools/spotbugs.new"
    mv "$tools/spotbugs.new/findsecbugs-plugin-$plugin.jar" "$tools/spotbugs.new/spotbugs-$version/findsecbugs-plugin.jar"
    mv "$tools/spotbugs.new/spotbugs-$version" "$tools/spotbugs"
    rm -rf "$tools/spotbugs.new"
    installed spotbugs "$version+$plugin"
}

case ${1:-} in
-h | --help)
    usage
    exit 0
    ;;
esac
[ $# -gt 0 ] || set -- spotbugs semgrep checkov gitleaks
mkdir -p "$tools/bin"
for tool in "$@"; do
    experiment=
    case $tool in
    spotbugs) spotbugs ;;
    semgrep) python_tool semgrep "$semgrep" ;;
    checkov) python_tool checkov "$checkov" ;;
    gitleaks)
        go_tool gitleaks "$gitleaks" github.com/zricethezav/gitleaks/v8 \
            "-X github.com/zricethezav/gitleaks/v8/version.Version=$gitleaks"
        ;;
    trivy)
        experiment=jsonv2
        go_tool trivy "$trivy" github.com/aquasecurity/trivy/cmd/trivy \
            "-X github.com/aquasecurity/trivy/pkg/version/app.ver=$trivy"
        ;;
    *)
        usage >&2
        exit 2
        ;;
    esac
done
