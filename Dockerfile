# Portée in a container: the run-time packages, the code, nothing else. The organisation's files live in a volume, never in the image.
FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /portee

COPY requirements.txt ./
RUN pip install -r requirements.txt && useradd --create-home --uid 10001 portee && mkdir -p /var/lib/portee && chown portee /var/lib/portee

COPY dashboard.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY data/ data/
COPY metrics/ metrics/
COPY pages/ pages/

USER 10001
ENV PORTEE_LOCAL=/var/lib/portee STREAMLIT_SERVER_ADDRESS=0.0.0.0 STREAMLIT_SERVER_HEADLESS=true
VOLUME /var/lib/portee
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "dashboard.py"]
