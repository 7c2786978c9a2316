<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("webauthn-error-title")}
    <#elseif section = "form">
    <p class="lede instruction" id="kc-message" role="alert">${msg("passkeyErrorWords")}</p>
    <form id="kc-error-credential-form" action="${url.loginAction}" method="post">
        <input type="hidden" name="authenticationExecution" value="${execution}">
        <input type="hidden" name="isSetRetry" value="retry">
        <@buttons.actionGroup>
            <@buttons.button id="kc-try-again" name="try-again" label="doTryAgain"/>
            <#if isAppInitiatedAction??>
            <@buttons.button id="cancelWebAuthnAIA" name="cancel-aia" label="doNotNow" type="secondary" value="true" form="cancel"/>
            </#if>
        </@buttons.actionGroup>
    </form>
    <form id="cancel" action="${url.loginAction}" method="post" hidden></form>
    </#if>
</@layout.registrationLayout>
